/** How an upstream is tried. */
export interface ConnectionOptions {
  /** The key to try. Default: the first of the provider's own. */
  readonly key?: string;
  /** Longest time for each request, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
  /** Ends it at once; the result is then a failure of class `aborted`. */
  readonly signal?: AbortSignal;
  /** The transport. Default: the adapter's own. */
  readonly fetch?: typeof globalThis.fetch;
}
