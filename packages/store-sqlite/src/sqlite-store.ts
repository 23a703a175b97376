import { resolve } from 'node:path';
import { type Check, checkOptions, isFunction, isInteger, isNumber, isOneOf, isText } from '@cascade/core/provider-kit';
import type { CacheStore, CooldownStore, LedgerStore, RunStore } from '@cascade/core/spec';
import { sqliteCache } from './cache/sqlite-cache.js';
import { createPeekCache } from './cooldowns/peek-cache.js';
import { sqliteCooldowns } from './cooldowns/sqlite-cooldowns.js';
import { createConnection } from './database/connection.js';
import { openDriver as openDefaultDriver } from './driver/open-driver.js';
import type { OpenDriver } from './driver/sqlite-driver.js';
import { adoptJournals } from './journal/adopt-journals.js';
import { createJournal } from './journal/journal.js';
import { sqliteLedger } from './ledger/sqlite-ledger.js';
import { createRetention } from './runs/retention.js';
import { sqliteRuns } from './runs/sqlite-runs.js';
import { createWriteQueue } from './runs/write-queue.js';

export interface SqliteStoreOptions {
  /** The database file. It is made on first use (readable by its owner only), and its folders where they are missing. */
  readonly path: string;
  /** How many days audit rows, and cooldowns that no longer change, are kept; at least 1. Default 90. */
  readonly retentionDays?: number;
  /** How many attempts, and how many runs, are kept at most; the oldest go first. Default 1,000,000. */
  readonly maxRows?: number;
  /** How many answers are kept for those who ask the same again; what expires soonest goes first. Default 10,000. */
  readonly maxCacheEntries?: number;
  /** How much text these may hold, in bytes. Default 64 MiB. */
  readonly maxCacheBytes?: number;
  /** How long a call waits, without blocking, for a database that other processes lock, in milliseconds. Default 5,000. */
  readonly maxBusyMs?: number;
  /**
   * `normal`: what was committed survives the death of the process, also `kill -9`; a power loss may cost the last
   * commits, but never damages the file. `full`: it survives a power loss too, at the cost of a flush of the disk for
   * every commit. Default `normal`.
   */
  readonly synchronous?: 'normal' | 'full';
  /** Opens the file. Default: `node:sqlite` where Node has it, else the package libsql. */
  readonly openDriver?: OpenDriver;
}

export interface SqliteStore {
  readonly cooldowns: CooldownStore;
  readonly ledger: LedgerStore;
  readonly runs: RunStore;
  /** Texts of answers, where somebody keeps them: private as the file is. */
  readonly cache: CacheStore;
  /** Writes what is waiting and closes the file; calls after it fail with `closed`. */
  close(): Promise<void>;
}

const optionChecks: Readonly<Record<keyof SqliteStoreOptions, Check>> = {
  path: isText,
  // Less would take away the cooldowns that hold.
  retentionDays: isNumber(1),
  maxRows: isInteger(1),
  maxCacheEntries: isInteger(1),
  maxCacheBytes: isInteger(1),
  maxBusyMs: isNumber(0),
  synchronous: isOneOf('normal', 'full'),
  openDriver: isFunction,
};

/**
 * Cooldowns, budgets and rate limits, the audit log and cached answers in one SQLite file, shared by any number of
 * processes on one machine. The file is opened on first use. For failed prompts add a {@link failedPromptFolder}.
 *
 * Every call may fail with a `StoreError`, whose `reason` is `unavailable`, `busy`, `foreign`, `corrupt`, `too-new`,
 * `read-only`, `full`, `closed` or `failed`; a file that cannot be opened is tried again after a second.
 *
 * @throws ConfigurationError for an option that makes no sense
 * @example
 * const store = { ...sqliteStore({ path: 'cascade.db' }), failedPrompts: failedPromptFolder({ directory: 'failed' }) };
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  checkOptions('sqliteStore', options, optionChecks);
  const { retentionDays = 90, maxRows = 1_000_000, maxBusyMs = 5_000 } = options;
  const { maxCacheEntries = 10_000, maxCacheBytes = 64 * 1024 * 1024 } = options;
  const { synchronous = 'normal', openDriver = openDefaultDriver } = options;
  const path = resolve(options.path);
  const connection = createConnection({ path, openDriver, synchronous, maxBusyMs });
  const retain = createRetention(connection, { retentionDays, maxRows });
  const adopt = () => adoptJournals(path, connection);
  let adoptedOnce: Promise<void> | undefined;
  const queue = createWriteQueue({
    connection,
    // Only a commit is flushed to the disk.
    journal: synchronous === 'full' ? undefined : createJournal(path),
    afterCommit: (rows) => {
      adoptedOnce ??= adopt();
      retain(rows);
    },
  });
  const settle = () => queue.drained().then(adopt);
  return {
    cooldowns: sqliteCooldowns(connection, createPeekCache(path)),
    ledger: sqliteLedger(connection),
    runs: sqliteRuns({ connection, queue, settle }),
    cache: sqliteCache(connection, { maxEntries: maxCacheEntries, maxBytes: maxCacheBytes }),
    close: async () => {
      await queue.close();
      await adoptedOnce;
      await connection.close();
    },
  };
}
