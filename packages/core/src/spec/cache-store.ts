import type { Awaitable } from './awaitable.js';

/**
 * Answers that are kept for those who ask the same again. Whoever asks makes the keys and says when a value expires; what
 * has to go before that, because there is too much, is the store's own choice: every store is bounded.
 *
 * Values are text, and hold what models have answered: a store keeps them as private as prompts.
 */
export interface CacheStore {
  /** The value that was set last; undefined when there is none, or from its end on. Reading prolongs nothing. */
  get(key: string, nowMs: number): Awaitable<string | undefined>;
  /** Keeps a value, instead of one that the key had. One that is too large by itself is not kept, without an error. */
  set(key: string, value: string, expiresAtMs: number): Awaitable<void>;
}
