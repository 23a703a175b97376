import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDriver } from '../src/driver/open-driver.js';
import { failedPromptFolder, sqliteStore } from '../src/index.js';
import type { ContendReport } from './worker.js';
import { bundleWorker, startWorker } from './worker-process.js';

let folder = '';
let script = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cascade-processes-'));
  script = await bundleWorker(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function countRows(path: string): Promise<Readonly<Record<string, number>>> {
  const driver = await openDriver(path);
  const rows = driver.prepare('SELECT run_id, count(*) AS rows FROM cascade_attempts GROUP BY run_id').all([]);
  driver.close();
  return Object.fromEntries(rows.map(({ run_id, rows }) => [String(run_id), Number(rows)]));
}

describe('several processes on one file', () => {
  it('lose no row, and give one probe for every opening', async () => {
    const path = join(folder, 'contended.db');
    const workers = [0, 1, 2, 3].map((worker) => startWorker(script, { do: 'contend', path, worker, forMs: 1_000 }));
    const outputs = await Promise.all(workers.map(({ ended }) => ended));
    const reports = outputs.map((output) => JSON.parse(output) as ContendReport);
    const appended = reports.map((report, worker) => [`worker-${worker}`, report.appended]);
    expect(await countRows(path)).toEqual(Object.fromEntries(appended));
    const probes = reports.flatMap(({ probedUntilMs }) => probedUntilMs);
    expect(probes.length).toBeGreaterThan(5);
    expect(new Set(probes).size).toBe(probes.length);
  });

  it('make the tables together, whoever comes first', async () => {
    const path = join(folder, 'new', 'shared.db');
    const workers = [0, 1, 2, 3, 4].map((worker) => startWorker(script, { do: 'open', path, worker }));
    await Promise.all(workers.map(({ ended }) => ended));
    expect(Object.keys(await countRows(path))).toHaveLength(5);
  });
});

describe('a process that is killed while it holds a claim', () => {
  it('gives the prompt back at once: to one of all who ask, whole', async () => {
    const directory = join(folder, 'claimed');
    const mine = failedPromptFolder({ directory });
    const conversation = { messages: [{ role: 'user' as const, content: 'precious' }] };
    const prompt = { version: 1 as const, id: 'run', cascade: 'main', atMs: Date.now(), conversation, attempts: [] };
    const { location } = await mine.save(prompt);
    const worker = startWorker(script, { do: 'claim-forever', directory });
    await vi.waitFor(() => expect(worker.output()).toBe('claimed\n'), { timeout: 10_000 });
    expect(await mine.list()).toEqual([]);
    expect(await mine.claim(location)).toBeUndefined();
    worker.child.kill('SIGKILL');
    await worker.ended;
    expect(await mine.list()).toMatchObject([{ location }]);
    const claims = await Promise.all([
      mine.claim(location),
      mine.claim(location),
      failedPromptFolder({ directory }).claim(location),
    ]);
    expect(claims.filter((claim) => claim !== undefined)).toEqual([prompt]);
    await mine.release(location);
    expect(await readdir(directory)).toHaveLength(1);
    expect(await mine.remove(location)).toBe(true);
  });
});

describe('a process that is killed while it writes', () => {
  it('loses no row and no file that was safe, and leaves nothing half-written', async () => {
    const path = join(folder, 'killed.db');
    const directory = join(folder, 'killed-failed');
    const worker = startWorker(script, { do: 'write-forever', path, directory });
    await vi.waitFor(() => expect(worker.output().split('\n').length).toBeGreaterThan(40), { timeout: 10_000 });
    worker.child.kill('SIGKILL');
    // The last line may be cut; all others tell of something that was safe.
    const safe = (await worker.ended).split('\n').slice(0, -1);

    const store = sqliteStore({ path });
    const rows = await store.runs.attempts({ limit: 100_000 });
    const found = new Set(rows.map(({ index }) => `row ${index}`));
    expect(safe.filter((line) => line.startsWith('row') && !found.has(line))).toEqual([]);
    await store.runs.append({ attempts: rows.slice(0, 1).map((row) => ({ ...row, runId: 'after' })), runs: [] });
    await store.close();

    const driver = await openDriver(path);
    expect(Object.values(driver.prepare('PRAGMA integrity_check').get([]) ?? {})).toContain('ok');
    driver.close();

    const listed = new Set((await failedPromptFolder({ directory }).list()).map(({ location }) => `file ${location}`));
    expect(safe.filter((line) => line.startsWith('file') && !listed.has(line))).toEqual([]);
    const whole = (await readdir(directory)).filter((name) => name.endsWith('.json'));
    expect(whole).toHaveLength(listed.size);
  });
});
