import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkCooldownModel,
  checkLedgerModel,
  describeCacheStore,
  describeCooldownStore,
  describeLedgerStore,
  describeRunStore,
} from '@cascade/testing/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDriver } from './driver/open-driver.js';
import { type SqliteStoreOptions, sqliteStore } from './sqlite-store.js';

let folder = '';
let files = 0;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cascade-store-'));
});

afterAll(async () => {
  await Promise.all(closers.map((close) => close()));
  await rm(folder, { recursive: true, force: true });
});

function freshStore(options: Partial<SqliteStoreOptions> = {}) {
  const store = sqliteStore({ path: join(folder, `${++files}.db`), ...options });
  closers.push(store.close);
  return store;
}

describeCooldownStore('a SQLite file', () => freshStore().cooldowns);
describeLedgerStore('a SQLite file', () => freshStore().ledger);
describeRunStore('a SQLite file', () => freshStore().runs);
describeCacheStore('a SQLite file', () => freshStore().cache);

describe('the cooldowns in a SQLite file', () => {
  it('agree with the reference implementation after any history', async () => {
    const { cooldowns } = freshStore();
    await checkCooldownModel(() => cooldowns, { histories: 100, dispose: async () => void (await cooldowns.clear()) });
  });
});

describe('the ledger in a SQLite file', () => {
  it('agrees with the reference implementation after any history', async () => {
    await checkLedgerModel(() => freshStore().ledger, { histories: 60 });
  });
});

describe('the cache in a SQLite file', () => {
  const laterMs = Date.now() + 3_600_000;

  it('drops what expires soonest when there are more answers, or more bytes, than it may hold', async () => {
    const { cache } = freshStore({ maxCacheEntries: 3, maxCacheBytes: 1_000 });
    for (const [place, key] of ['d', 'b', 'c', 'a'].entries()) await cache.set(key, key, laterMs + place);
    const all = () => Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.get(key, Date.now())));
    expect(await all()).toEqual(['a', 'b', 'c', undefined]);
    await cache.set('d', 'd'.repeat(999), laterMs + 10);
    expect((await all()).map((value) => value?.length)).toEqual([1, undefined, undefined, 999]);
    await cache.set('d', 'd'.repeat(1_001), laterMs + 10);
    expect(await all()).toEqual(['a', undefined, undefined, undefined]);
  });

  it('is shared by all that open the file, and readable by its owner only', async () => {
    const path = join(folder, 'shared.db');
    const [one, other] = [freshStore({ path }), freshStore({ path })];
    await one.cache.set('key', 'answer', laterMs);
    expect(await other.cache.get('key', Date.now())).toBe('answer');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keeps no row of what is over from the next write on', async () => {
    const path = join(folder, 'over.db');
    const { cache, close } = freshStore({ path });
    await cache.set('old', 'a secret that is over', Date.now() - 1);
    await cache.set('new', 'value', laterMs);
    await close();
    const driver = await openDriver(path);
    const rows = driver.prepare('SELECT key FROM cascade_cache').all([]);
    driver.close();
    expect(rows.map(({ key }) => key)).toEqual(['new']);
  });
});
