import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { AttemptRecord } from '@cascade/core/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDriver } from '../src/driver/open-driver.js';
import { sqliteStore } from '../src/index.js';
import { decodeRows, encodeRows } from '../src/journal/journal-lines.js';

let root = '';
let folders = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cascade-journal-'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

function freshFolder(): string {
  return join(root, `${++folders}`);
}

function attempt(runId: string): AttemptRecord {
  const names = { cascade: 'main', entry: 'openai/gpt', provider: 'openai', modelId: 'gpt' };
  return { runId, index: 0, ...names, role: 'answer', tier: 0, startedAtMs: Date.now(), latencyMs: 1 };
}

async function journalsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.includes('.audit-')).map((name) => join(folder, name));
}

const append = ({ runs }: ReturnType<typeof sqliteStore>, runId: string) =>
  runs.append({ attempts: [attempt(runId)], runs: [] });

/**
 * The second row of a process goes into its journal: the first one has shown that the database can be written. It stays
 * there until `release`: another connection keeps the database from being written meanwhile.
 */
async function storeWithJournal(folder: string) {
  const path = join(folder, 'cascade.db');
  const store = sqliteStore({ path, maxBusyMs: 30_000 });
  await append(store, 'committed');
  const other = await openDriver(path);
  other.exec('BEGIN IMMEDIATE');
  await append(store, 'journaled');
  const release = () => {
    other.exec('ROLLBACK');
    other.close();
  };
  return { store, release };
}

// No process has so high a number.
const deadPid = 4_194_999;

/** A journal with one more row, by another name: its owner died just then, unless another process is said to be it. */
async function leftBehind(folder: string, { pid = deadPid, extra = '' } = {}): Promise<void> {
  const { store, release } = await storeWithJournal(folder);
  const [journal = ''] = await journalsIn(folder);
  const lines = (await readFile(journal, 'utf8')).replaceAll('"journaled"', '"left"');
  release();
  await store.close();
  await writeFile(journal.replace(/audit-\d+/, `audit-${pid}`), `${lines}${extra}`);
}

async function runIdsIn(folder: string): Promise<readonly string[]> {
  const store = sqliteStore({ path: join(folder, 'cascade.db') });
  const rows = await store.runs.attempts({ limit: 100 });
  await store.close();
  return rows.map(({ runId }) => runId).sort();
}

describe('the journal of a process that lives', () => {
  it('is read by all others, and stays with its owner', async () => {
    const folder = freshFolder();
    await leftBehind(folder, { pid: process.pid });
    expect(await runIdsIn(folder)).toEqual(['committed', 'journaled', 'left']);
    expect(await journalsIn(folder)).toHaveLength(1);
  });

  it('is gone when the store is closed', async () => {
    const folder = freshFolder();
    const { store, release } = await storeWithJournal(folder);
    expect(await journalsIn(folder)).toHaveLength(1);
    release();
    await store.close();
    expect(await journalsIn(folder)).toEqual([]);
    expect(await runIdsIn(folder)).toEqual(['committed', 'journaled']);
  });

  it('is committed by itself soon after', async () => {
    const folder = freshFolder();
    const { store, release } = await storeWithJournal(folder);
    release();
    await expect.poll(() => journalsIn(folder), { timeout: 10_000 }).toEqual([]);
    const driver = await openDriver(join(folder, 'cascade.db'));
    expect(driver.prepare('SELECT count(*) AS rows FROM cascade_attempts').get([])).toEqual({ rows: 2 });
    driver.close();
    await store.close();
  });

  it('stays while the database cannot be written, for whoever reads next', async () => {
    const folder = freshFolder();
    const path = join(folder, 'cascade.db');
    const store = sqliteStore({ path, maxBusyMs: 20 });
    await append(store, 'committed');
    const other = await openDriver(path);
    other.exec('BEGIN IMMEDIATE');
    await append(store, 'journaled');
    // Soon nobody may believe any longer that rows will be committed.
    const refused = async () => expect(append(store, 'refused')).rejects.toMatchObject({ reason: 'busy' });
    await vi.waitFor(refused, { timeout: 10_000 });
    other.exec('ROLLBACK');
    other.close();
    await store.close();
    expect(await runIdsIn(folder)).toEqual(expect.arrayContaining(['committed', 'journaled']));
  });

  it('is not used where every commit has to reach the disk', async () => {
    const folder = freshFolder();
    const store = sqliteStore({ path: join(folder, 'cascade.db'), synchronous: 'full' });
    await append(store, 'one');
    await append(store, 'two');
    expect(await journalsIn(folder)).toEqual([]);
    await store.close();
  });
});

describe('the journal of a process that died', () => {
  it('is brought in by the next reader, and removed', async () => {
    const folder = freshFolder();
    await leftBehind(folder);
    expect(await runIdsIn(folder)).toEqual(['committed', 'journaled', 'left']);
    expect(await journalsIn(folder)).toEqual([]);
  });

  it('is brought in by the next writer, too', async () => {
    const folder = freshFolder();
    await leftBehind(folder);
    const store = sqliteStore({ path: join(folder, 'cascade.db') });
    await append(store, 'later');
    await store.close();
    expect(await journalsIn(folder)).toEqual([]);
  });

  it.each([
    ['a line that was torn', '\n["attempt",{"latencyMs'],
    ['another text', '\nnonsense\n[1,2]\n["attempt",{},["too few"]]\n'],
  ])('loses nothing else through %s', async (_what, extra) => {
    const folder = freshFolder();
    await leftBehind(folder, { extra });
    expect(await runIdsIn(folder)).toEqual(['committed', 'journaled', 'left']);
  });
});

it('lines of a journal give any row back as it was', () => {
  const details = fc.jsonValue().map((value) => JSON.stringify(value));
  const values = fc.tuple(fc.string({ unit: 'binary' }), fc.nat(), fc.string(), fc.string(), fc.nat());
  const row = fc.record({ into: fc.constant('attempt' as const), values, details });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const expected = rows.map((one) => ({ ...one, details: JSON.stringify(JSON.parse(one.details)) }));
      expect(decodeRows(encodeRows(rows))).toEqual(expected);
    }),
  );
});
