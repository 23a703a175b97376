/**
 * What went wrong, in the terms that decide what happens next.
 *
 * | class | retried in place | what rests | next entry |
 * |---|---|---|---|
 * | `rate-limited` | if the wait is short | entry and key | yes |
 * | `overloaded`, `server` | yes | entry | yes |
 * | `network`, `timeout` | yes | entry | before the first content |
 * | `invalid-response` | once | entry | before the first content |
 * | `auth`, `billing` | no | key, long | yes |
 * | `not-found` | no | entry, long | yes |
 * | `unsupported` | once, without the part that Cascade added | nothing | yes |
 * | `bad-request` | no | nothing | no |
 * | `context-overflow` | no | nothing | to a larger window |
 * | `content-filter` | no | nothing | configurable |
 * | `aborted` | no | nothing | no |
 */
export type FailureClass =
  | 'rate-limited'
  | 'overloaded'
  | 'server'
  | 'network'
  | 'timeout'
  | 'invalid-response'
  | 'auth'
  | 'billing'
  | 'not-found'
  | 'unsupported'
  | 'bad-request'
  | 'context-overflow'
  | 'content-filter'
  | 'aborted';

/** What is at fault, and so what rests: nothing but this request, the key, or the entry. */
export type FailureScope = 'request' | 'key' | 'entry';

/** A failed call. Adapters throw it inside a `ProviderError`; inside the engine it is a plain value. */
export interface Failure {
  readonly class: FailureClass;
  readonly scope: FailureScope;
  /** Who failed and what it said. Never contains a key. */
  readonly message: string;
  /** HTTP status, when there was one. */
  readonly status?: number;
  /** The vendor's own error code or type, such as `insufficient_quota`. */
  readonly code?: string;
  /** How long the vendor asks to wait, in milliseconds from now. */
  readonly retryAfterMs?: number;
  /** How many tokens the entry takes at most by its own account (`context-overflow` only); default: its context window. */
  readonly windowTokens?: number;
  /**
   * The part of the request, added by the adapter and not by the caller, that was refused (`unsupported` only).
   * The engine calls once more with it in {@link CallContext.omit}, and remembers it for the life of the process.
   * `stream` stands for streaming itself: `doStream` then gives the whole answer (`streamWhole` of the provider-kit).
   */
  readonly omittable?: string;
  /** The error this was made from. */
  readonly cause?: unknown;
}
