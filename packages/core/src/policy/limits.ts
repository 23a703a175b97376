/** How much an entry may be asked. The figures hold for all processes on the store together. */
export interface Limits {
  /** Calls in any 60 seconds. */
  readonly requestsPerMinute?: number;
  /** Tokens, input and output, in any 60 seconds. */
  readonly tokensPerMinute?: number;
  /** Calls at once. */
  readonly concurrent?: number;
  /** The figures hold for each key by itself. Default false. */
  readonly perKey?: boolean;
  /** Entries that name the same pool share it. Default: the entry's own. */
  readonly pool?: string;
  /**
   * `wait` (default): in a queue, first come first served, for at most `maxWaitMs`. `skip`: the entry is passed over.
   * `fallback`: it is passed over while another entry could serve, else it is waited for.
   */
  readonly whenReached?: 'wait' | 'skip' | 'fallback';
  /** Default 120,000. */
  readonly maxWaitMs?: number;
  /** How many may wait in this process; who comes later passes the entry over. Default 1,000. */
  readonly maxWaiting?: number;
}
