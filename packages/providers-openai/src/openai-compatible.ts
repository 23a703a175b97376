import { createOpenAI, type OpenAIProvider } from './create-openai.js';
import type { OpenAISettings } from './openai-settings.js';

/** How to reach a server that speaks OpenAI's protocol. */
export interface OpenAICompatibleSettings extends Pick<OpenAISettings, 'api' | 'headers' | 'fetch'> {
  /** Name of the provider in entries, logs and messages. */
  readonly name: string;
  /** With the version, as `http://localhost:8000/v1`. */
  readonly baseURL: string;
  /** None is read from the environment. */
  readonly apiKey?: string;
}

/**
 * Any server that speaks OpenAI's protocol. For the vendors under `@cascade/providers-openai/presets` use those: they know
 * what is different there.
 *
 * @example
 * ```ts
 * const house = openaiCompatible({ name: 'house', baseURL: 'http://localhost:8000/v1' });
 * ```
 * @throws ConfigurationError when `baseURL` is not a URL, or a setting is not known
 */
export function openaiCompatible(settings: OpenAICompatibleSettings): OpenAIProvider {
  return createOpenAI(settings);
}
