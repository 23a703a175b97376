import type { Provider } from '@cascade/core/spec';
import type { Environment } from '../files/folders.js';
import type { ProviderPlan } from '../layers/merge-providers.js';
import type { Dotenv } from '../layers/read-layers.js';
import { adapters, reaches, vendorNamed } from '../providers/vendors.js';
import type { AskKeyring, KeyringEntry } from './ask-keyring.js';
import type { FoundKey } from './key-source.js';

/** Where keys are looked for. */
export interface KeyPlaces {
  readonly askKeyring: AskKeyring;
  readonly env: Environment;
  readonly dotenv: Dotenv | undefined;
}

/** The key of a provider: from the keyring, else from the environment, else from the project's `.env`. */
export async function findKey(plan: ProviderPlan, provider: Provider, places: KeyPlaces): Promise<FoundKey> {
  const found = await places.askKeyring(keyringEntries(plan));
  if (found !== undefined) {
    return { key: found.key, source: { from: 'keyring', service: found.service, user: found.user } };
  }
  const names = keyVariables(plan, provider);
  return fromEnvironment(names, places) ?? { key: undefined, source: missing(plan, provider, names) };
}

/** Ours first, then those of the older llm-cascade. */
function keyringEntries({ name, settings, isElsewhere }: ProviderPlan): readonly KeyringEntry[] {
  const { apiKeyService = name } = settings;
  if (isElsewhere) return settings.apiKeyService === undefined ? [] : [{ service: 'cascade', user: apiKeyService }];
  const own = { service: 'cascade', user: name };
  const shared = apiKeyService === name ? [] : [{ service: 'cascade', user: apiKeyService }];
  return [own, ...shared, { service: 'llm-cascade', user: apiKeyService }];
}

function fromEnvironment(names: readonly string[], { env, dotenv }: KeyPlaces): FoundKey | undefined {
  for (const name of names) {
    const key = env[name]?.trim();
    if (key) return { key, source: { from: 'environment', name } };
  }
  for (const name of names) {
    const key = dotenv?.variables.get(name)?.trim();
    if (key) return { key, source: { from: 'environment', name, file: dotenv?.path ?? '.env' } };
  }
  return undefined;
}

/**
 * The variables that may hold the key of this provider, and of no other: the one it names; else those that its adapter
 * knows for this address; else, for a provider that bears the vendor's own name, the vendor's; else its own name.
 */
export function keyVariables({ name, settings, isElsewhere }: ProviderPlan, provider: Provider): readonly string[] {
  if (settings.apiKeyEnv !== undefined) return [settings.apiKeyEnv];
  if (isElsewhere || provider.keys.environment.length > 0) return provider.keys.environment;
  const vendor = vendorNamed(name);
  if (vendor === undefined) return [`${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_API_KEY`];
  const isThatVendor = settings.type !== undefined && reaches(settings.type, vendor);
  return isThatVendor ? adapters[vendor].environment : [];
}

function missing({ name, settings }: ProviderPlan, provider: Provider, names: readonly string[]): FoundKey['source'] {
  const wants = settings.apiKeyEnv !== undefined || settings.apiKeyService !== undefined;
  const variables = names.length === 0 ? '' : `set ${names.join(' or ')}, or `;
  return {
    from: 'none',
    isRequired: provider.keys.required || (wants && settings.type !== 'ollama'),
    help: `${variables}put it into the keyring (service "cascade", user "${name}")`,
  };
}
