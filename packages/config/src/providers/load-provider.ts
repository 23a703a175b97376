import type { Provider } from '@cascade/core/spec';
import { ConfigError } from '../config-error.js';
import { placeError } from '../documents/place-error.js';
import type { ProviderPlan } from '../layers/merge-providers.js';
import type { ImportPackage } from './import-package.js';
import { type Adapter, adapters, vendorOf } from './vendors.js';

/** What a third party's `createProvider` is called with. */
export interface ThirdPartySettings {
  /** Name of the provider in entries, logs and messages. */
  readonly name: string;
  /** `base_url` of the file. */
  readonly baseURL?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `options` of the file, as they are. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface LoadProviderOptions {
  readonly importPackage: ImportPackage;
  /** A file in the user's own folder: first-party packages are looked up from there, never from a project. */
  readonly userFile: string;
}

/**
 * Makes the provider that a configuration describes; its package is imported now.
 *
 * @throws ConfigError when the package is missing, or is not what it should be
 */
export async function loadProvider(plan: ProviderPlan, options: LoadProviderOptions): Promise<Provider> {
  const { name, settings } = plan;
  if (settings.type === 'claude_code' && (settings.baseUrl !== undefined || settings.headers !== undefined)) {
    throw failed(plan, 'has an address or headers, but Claude Code is a program of this machine', 'Remove them.');
  }
  const adapter = adapterOf(plan);
  const fromFile = settings.package === undefined ? options.userFile : (plan.packageFile ?? options.userFile);
  const module = await importAdapter(adapter, fromFile, plan, options.importPackage);
  const create: unknown = Reflect.get(Object(module), adapter.factory);
  if (typeof create !== 'function') {
    throw failed(plan, `has a package "${adapter.packageName}" that does not export ${adapter.factory}()`);
  }
  const provider: unknown = await create({
    name,
    ...(settings.baseUrl !== undefined && { baseURL: settings.baseUrl }),
    ...(settings.headers && { headers: settings.headers }),
    ...(settings.options && { options: settings.options }),
    ...(settings.type !== undefined && vendorSettings(plan)),
  });
  if (!isProvider(provider)) {
    throw failed(plan, `has a package "${adapter.packageName}" whose ${adapter.factory}() does not return a provider`);
  }
  return provider;
}

function adapterOf({ settings }: ProviderPlan): Pick<Adapter, 'packageName' | 'factory'> {
  const { type, baseUrl } = settings;
  if (type === undefined) return { packageName: settings.package ?? '', factory: 'createProvider' };
  // vLLM, LM Studio and Ollama itself speak OpenAI's protocol there.
  const isCompatible = type === 'ollama' && baseUrl !== undefined && /\/v1\/*$/.test(new URL(baseUrl).pathname);
  return isCompatible ? adapters.openai : adapters[vendorOf(type)];
}

/** Which type knows which is checked already. */
function vendorSettings({ settings }: ProviderPlan): Readonly<Record<string, unknown>> {
  const { api, organization, project, azure, apiVersion, batch } = settings;
  const given = Object.entries({ api, organization, project, azure, apiVersion, batch });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

async function importAdapter(
  { packageName }: Pick<Adapter, 'packageName'>,
  fromFile: string,
  plan: ProviderPlan,
  importPackage: ImportPackage,
): Promise<unknown> {
  try {
    return await importPackage(packageName, fromFile);
  } catch (cause) {
    const isFile = packageName.startsWith('.') || packageName.startsWith('/');
    const fix = isFile
      ? `It is looked up from ${fromFile}.`
      : `Install it: npm install ${packageName.replace(/\/presets$/, '')}`;
    throw failed(plan, `needs "${packageName}", which cannot be loaded`, fix, cause);
  }
}

function failed({ name, place }: ProviderPlan, problem: string, fix?: string, cause?: unknown): ConfigError {
  if (place === undefined) return new ConfigError({ problem: `provider "${name}" ${problem}`, fix }, { cause });
  return placeError(place, problem, fix, undefined, cause);
}

function isProvider(value: unknown): value is Provider {
  if (typeof value !== 'object' || value === null) return false;
  return 'chat' in value && typeof value.chat === 'function' && 'origin' in value && 'keys' in value;
}
