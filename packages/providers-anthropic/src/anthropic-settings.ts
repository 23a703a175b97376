import { type Check, isAnything, isBoolean, isOneOf } from '@cascade/core/provider-kit';

/** The versions of the Messages API that are spoken here. */
export type ApiVersion = '2023-06-01' | '2026-10-21';

/** How to reach Anthropic, or any server that speaks its Messages API. */
export interface AnthropicSettings {
  /** Name of the provider in entries, logs and messages. Default `anthropic`. */
  readonly name?: string;
  /**
   * Default: the environment variable `ANTHROPIC_API_KEY`, but only where `baseURL` is Anthropic's own host: a key from
   * the environment is for its own origin and goes nowhere else.
   */
  readonly apiKey?: string;
  /**
   * Without the version, as `http://localhost:1234`; a trailing `/v1` is taken off. Default `https://api.anthropic.com`.
   * `ANTHROPIC_BASE_URL` is not read.
   */
  readonly baseURL?: string;
  /**
   * The `anthropic-version` of every call. Default: `2026-10-21`; but `2023-06-01` for calls with sampling parameters to
   * models that still take them (Claude 4.6 and older), and for models that are not called Claude.
   */
  readonly version?: ApiVersion;
  /** The server has Anthropic's Message Batches, at half the price. Default: only Anthropic's own host has. */
  readonly batch?: boolean;
  /** Sent with every request, for instance `{ 'anthropic-beta': '...' }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The transport. Default: `pooledFetch` of `@cascade/fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What may be said. Of keys and headers nothing is shown. */
export const anthropicChecks: Readonly<Record<keyof AnthropicSettings, Check>> = {
  name: isAnything,
  apiKey: isAnything,
  baseURL: isAnything,
  version: isOneOf('2023-06-01', '2026-10-21'),
  batch: isBoolean,
  headers: isAnything,
  fetch: isAnything,
};
