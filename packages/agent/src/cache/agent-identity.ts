import type { CascadeAgentOptions } from '../agent-options.js';
import { tiersOf } from '../build-options.js';
import type { ModelOptions } from '../models/model-options.js';
import { canonicalJson, sha256 } from './canonical-json.js';

/** Everything about an agent that an answer may depend on. Keys, limits and timeouts are none of it. */
export function agentIdentity(options: CascadeAgentOptions): string {
  const { name, opinions, quality, domains, enableCascade, profiles, rules, require } = options;
  const tiers = tierIdentities(options);
  const byDomain = Object.entries(domains ?? {}).map(([domain, { models, ...settings }]) => ({
    domain,
    ...settings,
    tiers: models && tierIdentities({ models }),
  }));
  return sha256(
    canonicalJson({
      name,
      tiers,
      opinions: opinions?.map(modelIdentity),
      quality,
      domains: byDomain,
      enableCascade,
      profiles,
      rules,
      require,
    }),
  );
}

function tierIdentities(options: Pick<CascadeAgentOptions, 'models'>): readonly (readonly object[])[] {
  return tiersOf(options).map((tier) => tier.map(modelIdentity));
}

function modelIdentity({
  apiKey,
  keyRotation,
  limits,
  timeouts,
  retry,
  cooldown,
  weight,
  speedMs,
  provider,
  ...model
}: ModelOptions): object {
  // What a provider object does only itself knows.
  return { ...model, provider };
}
