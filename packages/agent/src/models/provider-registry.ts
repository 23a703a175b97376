import { canonicalProviderName } from '@cascade/config/names';
import { ConfigurationError } from '@cascade/core';
import type { Awaitable, Provider } from '@cascade/core/spec';

/** What a factory is told. */
export interface ProviderFactorySettings {
  readonly baseUrl?: string;
}

export type ProviderFactory = (settings: ProviderFactorySettings) => Awaitable<Provider>;

const factories = new Map<string, ProviderFactory>();

/**
 * Makes a provider of your own known by name, for all agents of this process, in any spelling. A later one of the same name
 * wins, and all win over the vendors that are known: who registers `openai` stands for `OpenAI` and `chatgpt`, too.
 *
 * @throws ConfigurationError when the name is no text, or the factory no function
 */
export function registerProvider(name: string, factory: ProviderFactory): void {
  if (typeof name !== 'string' || name.trim() === '') {
    throw new ConfigurationError('registerProvider: the name must be a text that is not empty');
  }
  if (typeof factory !== 'function') {
    throw new ConfigurationError(`registerProvider: "${name}" needs a function that makes the provider`);
  }
  factories.set(canonicalProviderName(name), factory);
}

export function isRegistered(name: string): boolean {
  return factories.has(canonicalProviderName(name));
}

/**
 * What a registered name stands for; undefined when nobody has registered it.
 *
 * @throws ConfigurationError when the factory throws, or makes something else
 */
export async function makeRegistered(name: string, settings: ProviderFactorySettings): Promise<Provider | undefined> {
  const factory = factories.get(canonicalProviderName(name));
  if (factory === undefined) return undefined;
  let made: unknown;
  try {
    made = await factory(settings);
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(`The provider "${name}" could not be made: ${what}`, { cause });
  }
  if (isProvider(made)) return made;
  throw new ConfigurationError(
    `The factory of the provider "${name}" must return a provider, with \`name\`, \`origin\`, \`keys\` and \`chat(modelId)\``,
  );
}

/** Whether it is what an adapter's factory makes. */
export function isProvider(value: unknown): value is Provider {
  const { name, origin, keys, chat } = Object(value);
  return (
    typeof name === 'string' && typeof origin === 'string' && typeof keys === 'object' && typeof chat === 'function'
  );
}
