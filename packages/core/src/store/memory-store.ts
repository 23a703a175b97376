import type { Store } from '../spec/store.js';
import { type Check, checkOptions, isInteger } from '../util/check-options.js';
import { memoryCache } from './memory-cache.js';
import { memoryCooldowns } from './memory-cooldowns.js';
import { memoryFailedPrompts } from './memory-failed-prompts.js';
import { memoryLedger } from './memory-ledger.js';
import { memoryRuns } from './memory-runs.js';

export interface MemoryStoreOptions {
  /** How many scopes' cooldowns are remembered, default 10,000; the one that changed longest ago goes first. */
  readonly maxScopes?: number;
  /** How many attempts, and how many runs, the audit log keeps, default 10,000; the oldest go first. */
  readonly maxAttempts?: number;
  /** How many failed prompts are kept, default 1,000; the oldest unclaimed one goes first. */
  readonly maxFailedPrompts?: number;
  /** How many answers are kept for those who ask the same again, default 1,000; the one asked for longest ago goes first. */
  readonly maxCacheEntries?: number;
  /** How much memory these may take, in bytes at two a character, default 64 MiB. */
  readonly maxCacheBytes?: number;
}

const optionChecks: Readonly<Record<keyof MemoryStoreOptions, Check>> = {
  maxScopes: isInteger(1),
  maxAttempts: isInteger(1),
  maxFailedPrompts: isInteger(1),
  maxCacheEntries: isInteger(1),
  maxCacheBytes: isInteger(1),
};

/**
 * A store in the memory of this process: the reference implementation, and the default of `createCascade`.
 * Cooldowns are not shared with other processes, and everything is gone when the process ends.
 *
 * Prompts are private: `createCascade` uses `failedPrompts` only when the caller passes it on.
 *
 * @throws ConfigurationError for a limit that is no whole number of at least 1
 */
export function memoryStore(options: MemoryStoreOptions = {}): Required<Omit<Store, 'close'>> {
  checkOptions('memoryStore', options, optionChecks);
  const { maxScopes = 10_000, maxAttempts = 10_000, maxFailedPrompts = 1_000 } = options;
  const { maxCacheEntries: maxEntries = 1_000, maxCacheBytes: maxBytes = 64 * 1024 * 1024 } = options;
  return {
    cooldowns: memoryCooldowns({ maxScopes }),
    runs: memoryRuns({ maxAttempts }),
    ledger: memoryLedger(),
    failedPrompts: memoryFailedPrompts({ maxPrompts: maxFailedPrompts }),
    cache: memoryCache({ maxEntries, maxBytes }),
  };
}
