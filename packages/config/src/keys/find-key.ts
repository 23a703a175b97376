import type { Provider } from '@cascade/core/spec';
import type { Environment } from '../files/folders.js';
import type { ProviderPlan } from '../layers/merge-providers.js';
import type { Dotenv } from '../layers/read-layers.js';
import { adapters, reaches, vendorNamed } from '../providers/vendors.js';
import type { AskKeyring, KeyringEntry } from './ask-keyring.js';
import type { KeyFolder } from './key-folder.js';
import { keyLines } from './key-lines.js';
import type { FoundKeys } from './key-source.js';
import { keyringService } from './key-store.js';

/** Where keys are looked for. */
export interface KeyPlaces {
  readonly askKeyring: AskKeyring;
  readonly keyFolder: KeyFolder;
  readonly env: Environment;
  /** Every key that was found, to keep it out of logs. */
  readonly secrets: Set<string>;
  readonly dotenv: Dotenv | undefined;
}

/** The keys of a provider: from the keyring, else from the user's own file, the environment, the project's `.env`. */
export async function findKeys(plan: ProviderPlan, provider: Provider, places: KeyPlaces): Promise<FoundKeys> {
  const found = await places.askKeyring(keyringEntries(plan));
  if (found !== undefined) {
    return { keys: keyLines(found.key), source: { from: 'keyring', service: found.service, user: found.user } };
  }
  const names = keyVariables(plan, provider);
  return (
    (await fromFolder(plan, places)) ??
    fromEnvironment(names, plan.settings.apiKeyEnv !== undefined, places) ?? {
      keys: [],
      source: missing(plan, provider, names),
    }
  );
}

/** Ours first, then those of the older llm-cascade. */
function keyringEntries({ name, settings, isElsewhere }: ProviderPlan): readonly KeyringEntry[] {
  const { apiKeyService = name } = settings;
  if (isElsewhere)
    return settings.apiKeyService === undefined ? [] : [{ service: keyringService, user: apiKeyService }];
  const own = { service: keyringService, user: name };
  const shared = apiKeyService === name ? [] : [{ service: keyringService, user: apiKeyService }];
  return [own, ...shared, { service: 'llm-cascade', user: apiKeyService }];
}

async function fromFolder(plan: ProviderPlan, places: KeyPlaces): Promise<FoundKeys | undefined> {
  const { name, settings, isElsewhere } = plan;
  const users = [isElsewhere ? undefined : name, settings.apiKeyService].filter((user) => user !== undefined);
  for (const user of new Set(users)) {
    const keys = await places.keyFolder.read(user);
    if (keys.length > 0) return { keys, source: { from: 'file', path: places.keyFolder.pathOf(user) } };
  }
  return undefined;
}

/** Of variables that the file names all count; of those that a vendor's key may be in, the first that is set. */
function fromEnvironment(names: readonly string[], isPool: boolean, { env, dotenv }: KeyPlaces): FoundKeys | undefined {
  const variables = dotenv?.variables;
  for (const [file, read] of [
    [undefined, (name: string) => env[name]],
    [dotenv?.path, (name: string) => variables?.get(name)],
  ] as const) {
    const all = names.flatMap((name) => (read(name)?.trim() ? { name, key: read(name)?.trim() ?? '' } : []));
    const set = isPool ? all : all.slice(0, 1);
    if (set.length === 0) continue;
    const name = set.map((each) => each.name).join(', ');
    const keys = [...new Set(set.map(({ key }) => key))];
    return { keys, source: { from: 'environment', name, ...(file !== undefined && { file }) } };
  }
  return undefined;
}

/**
 * The variables that may hold the key of this provider, and of no other: the one it names; else those that its adapter
 * knows for this address; else, for a provider that bears the vendor's own name, the vendor's; else its own name.
 */
export function keyVariables({ name, settings, isElsewhere }: ProviderPlan, provider: Provider): readonly string[] {
  if (settings.apiKeyEnv !== undefined) return settings.apiKeyEnv;
  if (isElsewhere || provider.keys.environment.length > 0) return provider.keys.environment;
  const vendor = vendorNamed(name);
  if (vendor === undefined) return [`${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_API_KEY`];
  const isThatVendor = settings.type !== undefined && reaches(settings.type, vendor);
  return isThatVendor ? adapters[vendor].environment : [];
}

function missing({ name, settings }: ProviderPlan, provider: Provider, names: readonly string[]): FoundKeys['source'] {
  const wants = settings.apiKeyEnv !== undefined || settings.apiKeyService !== undefined;
  const variables = names.length === 0 ? '' : `set ${names.join(' or ')}, or `;
  return {
    from: 'none',
    isRequired: provider.keys.required || (wants && settings.type !== 'ollama'),
    help: `${variables}run: cascade keys set ${name}`,
  };
}
