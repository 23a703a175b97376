import { type Check, isAnything } from '@cascade/core/provider-kit';

/** How to reach an Ollama server, local or hosted. */
export interface OllamaSettings {
  /** Name of the provider in entries, logs and messages. Default `ollama`. */
  readonly name?: string;
  /**
   * Where the server is. Default: the environment variable `OLLAMA_HOST` in the forms that Ollama itself takes, else
   * `http://127.0.0.1:11434`. A URL that ends in `/v1` speaks OpenAI's protocol: use `@cascade/providers-openai` there.
   */
  readonly baseURL?: string;
  /**
   * Local servers need none. Default: the environment variable `OLLAMA_API_KEY`, but only where `baseURL` is
   * `https://ollama.com`: a key from the environment is for its own origin and goes nowhere else.
   */
  readonly apiKey?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The transport. Default: `pooledFetch` of `@cascade/fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What may be said. Of keys and headers nothing is shown. */
export const ollamaChecks: Readonly<Record<keyof OllamaSettings, Check>> = {
  name: isAnything,
  apiKey: isAnything,
  baseURL: isAnything,
  headers: isAnything,
  fetch: isAnything,
};
