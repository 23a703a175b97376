/** Options of `createPooledFetch`. */
export interface PooledFetchOptions {
  /** The largest response body accepted, in bytes after decoding; 1 or more. Default 67,108,864 (64 MiB). */
  readonly maxResponseBytes?: number;
  /** How long to wait for a new connection, TLS included, in ms; 1 or more. Default 10,000. Node only. */
  readonly connectTimeoutMs?: number;
  /** How long an unused connection is kept, in ms; 1 or more; a server's shorter `Keep-Alive: timeout` wins. Default 30,000. Node only. */
  readonly idleTimeoutMs?: number;
  /** Connections per origin in use at once, 1 or more; further calls wait for one. Default: no limit. Node only. */
  readonly maxConnectionsPerOrigin?: number;
}

/** A standards-shaped `fetch` that owns its connections. */
export type PooledFetch = typeof globalThis.fetch & {
  /** Closes every connection, those in use too. Idle ones never keep a process alive, so only tests and hosts need it. */
  close(): void;
};
