import { nearest } from '@cascade/core/provider-kit';
import { below } from '../documents/config-document.js';
import { placeError } from '../documents/place-error.js';
import type { Environment } from '../files/folders.js';
import { defaultCascadeVariable } from './default-cascade.js';
import type { ProviderPlan } from './merge-providers.js';
import type { Layers } from './read-layers.js';

/**
 * What `agent` asks for, as `provider/model`, when it is what is meant where nothing is named: the environment names no
 * cascade, and no nearer file has a `default_cascade`.
 *
 * @throws ConfigError when its provider is not set up, or no model is named
 */
export function defaultModel(
  { layers, dotenv }: Layers,
  env: Environment,
  providers: ReadonlyMap<string, ProviderPlan>,
): string | undefined {
  if (env[defaultCascadeVariable] || dotenv?.variables.get(defaultCascadeVariable)) return undefined;
  const deciding = layers.find(({ settings }) => settings.agent !== undefined || settings.defaultCascade !== undefined);
  const agent = deciding?.settings.agent;
  if (agent === undefined) return undefined;
  const { provider: name, model } = agent.value;
  const plan = providers.get(name);
  if (plan === undefined) {
    const guess = nearest(name, providers.keys());
    const fix = guess === undefined ? `Set it up with: cascade configure llm ${name}` : `Did you mean "${guess}"?`;
    const value = JSON.stringify(name.slice(0, 100));
    throw placeError(below(agent.place, 'provider'), 'names a provider that is not set up', fix, value);
  }
  const chosen = model ?? plan.settings.model;
  if (chosen !== undefined) return `${name}/${chosen}`;
  throw placeError(agent.place, 'names no model', `Add \`model\` here, or to the provider "${name}".`);
}
