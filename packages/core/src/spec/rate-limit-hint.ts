/** What a vendor says is left of its rate limits. What it does not say stays undefined. */
export interface RateLimitHint {
  /** Requests that may still be sent. */
  readonly remainingRequests?: number;
  /** Tokens that may still be spent. */
  readonly remainingTokens?: number;
  /** Until the exhausted limits are open again; where none is exhausted, until all are full. Milliseconds from now. */
  readonly resetMs?: number;
}
