import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttemptRecord } from '@cascade/core/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaVersion } from '../src/database/migrations.js';
import { openDriver } from '../src/driver/open-driver.js';
import { type SqliteStoreOptions, sqliteStore } from '../src/index.js';

let root = '';
let files = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cascade-files-'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

const attempt: AttemptRecord = {
  runId: 'run-1',
  index: 0,
  cascade: 'main',
  entry: 'openai/gpt',
  provider: 'openai',
  modelId: 'gpt',
  role: 'answer',
  tier: 0,
  startedAtMs: Date.now(),
  latencyMs: 1,
};

function freshPath(): string {
  return join(root, `${++files}.db`);
}

/** Makes a database the way another program would. */
async function makeDatabase(...statements: readonly string[]): Promise<string> {
  const path = freshPath();
  const driver = await openDriver(path);
  for (const sql of statements) driver.exec(sql);
  driver.close();
  return path;
}

/** Appends one row and closes; the error, when there is one. */
async function errorOf(options: SqliteStoreOptions): Promise<unknown> {
  const store = sqliteStore(options);
  try {
    await store.runs.append({ attempts: [attempt], runs: [] });
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await store.close();
  }
}

/** Opens the file and changes a setting of the connection, for troubles that a root user's file system does not make. */
function openWith(sql: string) {
  return async (path: string) => {
    const driver = await openDriver(path);
    driver.exec(sql);
    return driver;
  };
}

describe('a SQLite store', () => {
  it('makes its folder and file on first use, for their owner only', async () => {
    const path = join(root, 'deep', 'down', 'cascade.db');
    const store = sqliteStore({ path });
    await expect(stat(join(root, 'deep'))).rejects.toThrow('ENOENT');
    await store.cooldowns.list();
    expect((await stat(join(root, 'deep', 'down'))).mode & 0o777).toBe(0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('leaves a database of another application alone', async () => {
    const path = await makeDatabase('CREATE TABLE invoices (id INTEGER)');
    const before = await readFile(path);
    const error = await errorOf({ path });
    expect(error).toMatchObject({ code: 'store', reason: 'foreign' });
    expect(String(error)).toContain(path);
    expect(String(error)).toContain('invoices');
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  it('leaves an empty database alone that bears the mark of another application', async () => {
    const path = await makeDatabase('PRAGMA application_id = 12345', 'VACUUM');
    expect(await errorOf({ path })).toMatchObject({ reason: 'foreign' });
  });

  it('shares the file of the older llm-cascade tool, whose tables it does not touch', async () => {
    const path = await makeDatabase(
      'CREATE TABLE attempt_log (id INTEGER PRIMARY KEY AUTOINCREMENT, provider_model TEXT)',
      'CREATE TABLE cooldown (provider_model TEXT PRIMARY KEY, cooldown_until TEXT)',
      `INSERT INTO attempt_log (provider_model) VALUES ('openai/gpt')`,
    );
    expect(await errorOf({ path })).toBeUndefined();
    const driver = await openDriver(path);
    expect(driver.prepare('SELECT * FROM attempt_log').all([])).toHaveLength(1);
    driver.close();
  });

  it('says of a file that is no database that it is damaged, and leaves it alone', async () => {
    const path = freshPath();
    await writeFile(path, 'this is not a database\n'.repeat(500));
    expect(await errorOf({ path })).toMatchObject({ reason: 'corrupt' });
    expect(await readFile(path, 'utf8')).toContain('this is not a database');
  });

  it('says of a database whose pages are damaged that it is', async () => {
    const path = freshPath();
    expect(await errorOf({ path })).toBeUndefined();
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0xa5, 2_000));
    expect(await errorOf({ path })).toMatchObject({ reason: 'corrupt' });
  });

  it('says of a folder that it is one', async () => {
    const path = freshPath();
    await mkdir(path);
    const error = await errorOf({ path });
    expect(error).toMatchObject({ reason: 'unavailable' });
    expect(String(error)).toContain('it is a folder');
  });

  it('says of a path below a file that it cannot be opened', async () => {
    const path = freshPath();
    await writeFile(path, '');
    expect(await errorOf({ path: join(path, 'cascade.db') })).toMatchObject({ reason: 'unavailable' });
  });

  it('refuses a database that a newer version has written, and leaves it alone', async () => {
    const path = freshPath();
    await errorOf({ path });
    const driver = await openDriver(path);
    driver.prepare('INSERT INTO cascade_schema VALUES (?, ?)').run([schemaVersion + 1, 0]);
    driver.close();
    const error = await errorOf({ path });
    expect(error).toMatchObject({ reason: 'too-new' });
    expect(String(error)).toContain('update the package');
  });

  it('says that a database is read-only', async () => {
    const path = freshPath();
    await errorOf({ path });
    const error = await errorOf({ path, openDriver: openWith('PRAGMA query_only = ON') });
    expect(error).toMatchObject({ reason: 'read-only' });
  });

  it.skipIf(process.getuid?.() === 0)('says that a file is read-only (skipped for root, who may write)', async () => {
    const path = freshPath();
    await errorOf({ path });
    await chmod(path, 0o400);
    expect(await errorOf({ path })).toMatchObject({ reason: 'read-only' });
  });

  it('says that the disk is full, keeps what was committed, and goes on when there is room again', async () => {
    const path = freshPath();
    await errorOf({ path });
    const store = sqliteStore({ path, openDriver: openWith('PRAGMA max_page_count = 40') });
    const huge = { ...attempt, runId: 'huge', usage: { raw: 'x'.repeat(300_000) } };
    await expect(store.runs.append({ attempts: [huge], runs: [] })).rejects.toMatchObject({ reason: 'full' });
    await store.runs.append({ attempts: [{ ...attempt, runId: 'small' }], runs: [] });
    const kept = await store.runs.attempts({ limit: 10 });
    expect(kept.map(({ runId }) => runId).sort()).toEqual(['run-1', 'small']);
    await store.close();
  });

  it('waits for a lock without stopping the event loop, and gives up after a while', async () => {
    const path = freshPath();
    await errorOf({ path });
    const holder = await openDriver(path);
    holder.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const error = await errorOf({ path, maxBusyMs: 300 });
    clearInterval(timer);
    expect(error).toMatchObject({ reason: 'busy' });
    expect(turns).toBeGreaterThan(10);
    const store = sqliteStore({ path });
    const reading = store.runs.attempts({ limit: 1 });
    const appending = store.runs.append({ attempts: [{ ...attempt, runId: 'late' }], runs: [] });
    expect(await reading).toHaveLength(1);
    setTimeout(() => holder.exec('COMMIT'), 50);
    await appending;
    expect(await store.runs.attempts({ runId: 'late', limit: 1 })).toHaveLength(1);
    await store.close();
    holder.close();
  });

  it('says after it was closed that it was', async () => {
    const store = sqliteStore({ path: freshPath() });
    await store.runs.append({ attempts: [attempt], runs: [] });
    await store.close();
    await expect(store.cooldowns.list()).rejects.toMatchObject({ reason: 'closed' });
    await expect(store.runs.append({ attempts: [attempt], runs: [] })).rejects.toMatchObject({ reason: 'closed' });
  });

  it('writes what was appended before it was closed', async () => {
    const path = freshPath();
    const store = sqliteStore({ path });
    const appending = store.runs.append({ attempts: [attempt], runs: [] });
    await store.close();
    await appending;
    const again = sqliteStore({ path });
    expect(await again.runs.attempts({ limit: 1 })).toEqual([attempt]);
    await again.close();
  });

  it('keeps nothing of the error that a failure came from', async () => {
    const store = sqliteStore({ path: freshPath() });
    const cause = new Error('key sk-secret');
    const failure = { class: 'auth' as const, scope: 'key' as const, message: 'refused', cause };
    await store.runs.append({ attempts: [{ ...attempt, failure }], runs: [] });
    const [kept] = await store.runs.attempts({ limit: 1 });
    expect(kept?.failure).toEqual({ class: 'auth', scope: 'key', message: 'refused' });
    await store.close();
  });

  it('reads a large answer in pages, in order and complete', async () => {
    const store = sqliteStore({ path: freshPath() });
    const startMs = Date.now();
    const attempts = Array.from({ length: 1_000 }, (_, index) => ({
      ...attempt,
      index,
      startedAtMs: startMs + (index >> 2),
    }));
    await store.runs.append({ attempts, runs: [] });
    const found = await store.runs.attempts({ limit: 900, sinceMs: startMs + 1 });
    expect(found.map(({ index }) => index)).toEqual(
      attempts
        .map(({ index }) => index)
        .reverse()
        .slice(0, 900),
    );
    await store.close();
  });

  it('deletes rows beyond the limits bit by bit, the oldest first', async () => {
    const store = sqliteStore({ path: freshPath(), maxRows: 50, retentionDays: 1 });
    const old = { ...attempt, runId: 'old', startedAtMs: Date.now() - 2 * 86_400_000 };
    await store.runs.append({ attempts: [old], runs: [] });
    for (let round = 0; round < 20; round++) {
      const attempts = Array.from({ length: 150 }, (_, place) => ({ ...attempt, index: round * 150 + place }));
      await store.runs.append({ attempts, runs: [] });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const kept = await store.runs.attempts({ limit: 3_000 });
    expect(kept.map(({ index }) => index)).toContain(2_999);
    expect(kept.some(({ runId }) => runId === 'old')).toBe(false);
    expect(kept.length).toBeLessThanOrEqual(1_300);
    await store.close();
  });
});
