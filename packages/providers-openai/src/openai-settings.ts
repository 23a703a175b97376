import { type Check, isAnything, isBoolean, isOneOf } from '@cascade/core/provider-kit';

/** How to reach OpenAI, Azure OpenAI, or any server that speaks OpenAI's protocol. */
export interface OpenAISettings {
  /** Name of the provider in entries, logs and messages. Default `openai`. */
  readonly name?: string;
  /**
   * Default: the environment variable `OPENAI_API_KEY` (`AZURE_OPENAI_API_KEY` for Azure), but only where `baseURL` is
   * not set or an Azure host: a key from the environment is for its own origin and goes nowhere else.
   */
  readonly apiKey?: string;
  /** With the version, as `http://localhost:8000/v1`. Default `https://api.openai.com/v1`. `OPENAI_BASE_URL` is not read. */
  readonly baseURL?: string;
  /**
   * Which API to speak. `chat` is Chat Completions, `responses` the Responses API. Default: `chat`, except that on
   * OpenAI's own host models and requests that chat refuses go to Responses by themselves.
   */
  readonly api?: 'chat' | 'responses';
  /**
   * Azure OpenAI: `baseURL` is the resource's endpoint, a deployment's URL, or the `/openai/v1/` URL; the model id names
   * the deployment. Default: true for hosts of Azure.
   */
  readonly azure?: boolean;
  /** Azure's `api-version`. Default `2024-10-21`; none with the `/openai/v1/` URL. */
  readonly apiVersion?: string;
  /** The server has OpenAI's Batch API, at half the price. Default: only OpenAI's own host has. */
  readonly batch?: boolean;
  readonly organization?: string;
  readonly project?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The transport. Default: `pooledFetch` of `@cascade/fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What may be said. Of keys and headers nothing is shown. */
export const openaiChecks: Readonly<Record<keyof OpenAISettings, Check>> = {
  name: isAnything,
  apiKey: isAnything,
  baseURL: isAnything,
  api: isOneOf('chat', 'responses'),
  azure: isAnything,
  apiVersion: isAnything,
  batch: isBoolean,
  organization: isAnything,
  project: isAnything,
  headers: isAnything,
  fetch: isAnything,
};
