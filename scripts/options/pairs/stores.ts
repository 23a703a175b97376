import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AttemptRecord, type CacheStore, type FailedPrompt, memoryStore } from '@cascade/core';
import {
  type FailedPromptFolderOptions,
  failedPromptFolder,
  type OpenDriver,
  openDriver,
  type SqliteStoreOptions,
  sqliteStore,
} from '@cascade/store-sqlite';
import { inFolder } from '../in-folder.js';
import { type Pairs, pair } from '../pair.js';

const dayMs = 86_400_000;
const attempt: AttemptRecord = {
  runId: 'a',
  index: 0,
  cascade: 'c',
  entry: 'e',
  provider: 'p',
  modelId: 'm',
  role: 'answer',
  tier: 0,
  startedAtMs: 0,
  latencyMs: 1,
};

/** Which of three answers a cache still has. */
async function found(cache: CacheStore): Promise<unknown> {
  for (const [place, key] of ['a', 'b', 'c'].entries()) await cache.set(key, 'an answer', 4e12 + place);
  return Promise.all(['a', 'b', 'c'].map((key) => cache.get(key, 3e12)));
}

const cached = (options: Partial<SqliteStoreOptions>) =>
  inFolder(async (folder) => {
    const store = sqliteStore({ path: join(folder, 'a.db'), ...options });
    const left = await found(store.cache);
    await store.close();
    return left;
  });

/** Which of three attempts, two of them ten days old, are left a while after they were written. */
const kept = (options: Partial<SqliteStoreOptions>) =>
  inFolder(async (folder) => {
    const store = sqliteStore({ path: join(folder, 'a.db'), ...options });
    const at = (runId: string, daysAgo: number) => ({ ...attempt, runId, startedAtMs: Date.now() - daysAgo * dayMs });
    await store.runs.append({ attempts: [at('1', 10), at('2', 10), at('3', 0)], runs: [] });
    // A read waits for what is written; the rest goes in slices after it.
    await store.runs.attempts({ limit: 9 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    const left = (await store.runs.attempts({ limit: 9 })).map(({ runId }) => runId).sort();
    await store.close();
    return left;
  });

/** What SQLite is told when the file is opened, and which files there are while the store is in use. */
const opened = (options: Partial<SqliteStoreOptions>) =>
  inFolder(async (folder) => {
    const told: string[] = [];
    const listening: OpenDriver = async (path) => {
      const driver = await openDriver(path);
      return {
        ...driver,
        prepare: (sql) => driver.prepare(sql),
        close: () => driver.close(),
        exec: (sql) => {
          told.push(sql);
          driver.exec(sql);
        },
      };
    };
    const store = sqliteStore({ path: join(folder, 'a.db'), openDriver: listening, ...options });
    await store.cooldowns.list();
    const files = (await readdir(folder)).filter((name) => name.startsWith('a.db'));
    await store.close();
    return [told.filter((sql) => sql.includes('synchronous')), told.length > 0, files.includes('a.db')];
  });

/** Whether a write gets through while another process holds the lock for 150 ms. */
const whileLocked = (maxBusyMs: number) =>
  inFolder(async (folder) => {
    const path = join(folder, 'a.db');
    const store = sqliteStore({ path, maxBusyMs, synchronous: 'full' });
    await store.cooldowns.list();
    const other = await openDriver(path);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('COMMIT'), 150);
    const report = { scope: { entry: 'e', origin: 'o' }, outcome: 'failed', startedAtMs: 1, nowMs: 1 } as const;
    const limits = { failure: 'server', baseMs: 1, maxMs: 1, afterFailures: 1, windowMs: 1 } as const;
    const outcome = await Promise.resolve(store.cooldowns.report({ ...report, ...limits })).then(
      () => 'written',
      ({ reason }: { reason: unknown }) => reason,
    );
    await new Promise((resolve) => setTimeout(resolve, 160));
    other.close();
    await store.close();
    return outcome;
  });

const prompt: FailedPrompt = {
  version: 1,
  id: '1',
  cascade: 'c',
  atMs: Date.UTC(2026, 0, 1),
  conversation: { messages: [{ role: 'user', content: 'question' }] },
  attempts: [],
};

/** Which of three prompts, a day apart, are left, and who may claim one that was claimed an hour before. */
const folded = (options: Partial<FailedPromptFolderOptions> = {}) =>
  inFolder(async (folder) => {
    let nowMs = prompt.atMs;
    const store = failedPromptFolder({ directory: folder, now: () => nowMs, ...options });
    const warnings: number[] = [];
    for (const id of ['1', '2', '3']) {
      const saved = await store.save({ ...prompt, id, atMs: nowMs });
      warnings.push(saved.warnings?.length ?? 0);
      nowMs += dayMs;
    }
    const listed = await store.list();
    await store.claim(listed[0]?.location ?? '');
    nowMs += 3_600_000;
    const again = await store.claim(listed[0]?.location ?? '');
    return [warnings, listed.map(({ id }) => id), again?.id];
  });

export const storePairs: Pairs = {
  'SqliteStoreOptions.path': pair('one.db', 'other.db', (name) =>
    inFolder(async (folder) => {
      const store = sqliteStore({ path: join(folder, name) });
      await store.cooldowns.list();
      await store.close();
      return (await readdir(folder)).includes('one.db');
    }),
  ),
  'SqliteStoreOptions.retentionDays': pair(5, 50, (retentionDays) => kept({ retentionDays })),
  'SqliteStoreOptions.maxRows': pair(1, 50, (maxRows) => kept({ maxRows })),
  'SqliteStoreOptions.maxCacheEntries': pair(1, 50, (maxCacheEntries) => cached({ maxCacheEntries })),
  'SqliteStoreOptions.maxCacheBytes': pair(20, 5_000, (maxCacheBytes) => cached({ maxCacheBytes })),
  'MemoryStoreOptions.maxCacheEntries': pair(1, 50, (maxCacheEntries) => found(memoryStore({ maxCacheEntries }).cache)),
  'MemoryStoreOptions.maxCacheBytes': pair(40, 5_000, (maxCacheBytes) => found(memoryStore({ maxCacheBytes }).cache)),
  'SqliteStoreOptions.maxBusyMs': pair(20, 5_000, whileLocked),
  'SqliteStoreOptions.synchronous': pair('normal', 'full', (synchronous) => opened({ synchronous })),
  'SqliteStoreOptions.openDriver': pair(false, true, (isGiven) => opened(isGiven ? {} : { openDriver })),

  'FailedPromptFolderOptions.directory': pair('one', 'other', (name) =>
    inFolder(async (folder) => {
      await failedPromptFolder({ directory: join(folder, name) }).save(prompt);
      return readdir(folder);
    }),
  ),
  'FailedPromptFolderOptions.maxFiles': pair(1, 9, (maxFiles) => folded({ maxFiles })),
  'FailedPromptFolderOptions.maxBytes': pair(10, 1_000_000, (maxBytes) => folded({ maxBytes })),
  'FailedPromptFolderOptions.maxAgeMs': pair(1.5 * dayMs, 9 * dayMs, (maxAgeMs) => folded({ maxAgeMs })),
  'FailedPromptFolderOptions.claimMs': pair(60_000, dayMs, (claimMs) => folded({ claimMs })),
  'FailedPromptFolderOptions.now': pair(0, 90 * dayMs, (laterMs) => folded({ now: () => prompt.atMs + laterMs })),
};
