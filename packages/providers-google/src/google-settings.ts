import { type Check, isAnything } from '@cascade/core/provider-kit';

/** How to reach the Gemini API, or a server that speaks its protocol. */
export interface GoogleSettings {
  /** Name of the provider in entries, logs and messages. Default `google`. */
  readonly name?: string;
  /**
   * Default: the environment variable `GOOGLE_API_KEY`, else `GEMINI_API_KEY`, but only where `baseURL` is Google's: a
   * key from the environment is for its own origin and goes nowhere else.
   */
  readonly apiKey?: string;
  /**
   * Default `https://generativelanguage.googleapis.com`. A version at its end, as in `.../v1beta`, is taken as
   * `apiVersion`. `GOOGLE_GEMINI_BASE_URL` is not read.
   */
  readonly baseURL?: string;
  /** Default `v1beta`, the version that has every feature used here. */
  readonly apiVersion?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The transport. Default: `pooledFetch` of `@cascade/fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What may be said. Of keys and headers nothing is shown. */
export const googleChecks: Readonly<Record<keyof GoogleSettings, Check>> = {
  name: isAnything,
  apiKey: isAnything,
  baseURL: isAnything,
  apiVersion: isAnything,
  headers: isAnything,
  fetch: isAnything,
};
