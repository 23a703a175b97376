import type { Awaitable } from './awaitable.js';
import type { CacheStore } from './cache-store.js';
import type { CooldownStore } from './cooldown-store.js';
import type { FailedPromptStore } from './failed-prompt-store.js';
import type { LedgerStore } from './ledger-store.js';
import type { RunStore } from './run-store.js';

/**
 * A bag of independent parts: `{ ...sqliteStore(path), failedPrompts: folder('./failed') }` is a store.
 * Within a part every method is required. A missing part switches its feature off.
 */
export interface Store {
  readonly cooldowns?: CooldownStore;
  readonly ledger?: LedgerStore;
  readonly runs?: RunStore;
  readonly failedPrompts?: FailedPromptStore;
  readonly cache?: CacheStore;
  close?(): Awaitable<void>;
}
