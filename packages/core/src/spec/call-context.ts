import type { RateLimitHint } from './rate-limit-hint.js';

/** What comes with every single call: nothing of it is kept in the model, so that keys, pools and budgets work. */
export interface CallContext {
  /** Cancels the call upstream at any time, while waiting and in the middle of a body. */
  readonly signal: AbortSignal;
  /** The key to use; undefined where the provider needs none. */
  readonly key?: string;
  /** The transport to use; default: the adapter's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Unique to the attempt; sent in the vendor's idempotency header where there is one. */
  readonly idempotencyKey: string;
  /**
   * Names of parts the adapter adds by itself and shall leave out, because this model refused them before. `stream`:
   * it may not be streamed; `doStream` gives the whole answer.
   */
  readonly omit: ReadonlySet<string>;
  /** Called when an answer begins whose headers say what is left of the vendor's rate limits, for this key. */
  readonly onRateLimits?: (hint: RateLimitHint) => void;
}
