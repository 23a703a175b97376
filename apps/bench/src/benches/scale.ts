import { join } from 'node:path';
import type { AttemptRecord, RunRecord, Scope } from '@cascade/core/spec';
import { type SqliteStore, sqliteStore } from '@cascade/store-sqlite';
import type { Bench, BenchOptions } from '../bench-options.js';
import type { Figure } from '../figure.js';
import { cpuMicroseconds, interleave } from '../measure/interleave.js';
import { median, ratio } from '../measure/statistics.js';
import { withFolder } from '../with-folder.js';

const fewRows = 1_000;
const manyRows = { full: 1_000_000, short: 50_000 };
const entries = ['openai/gpt-4o-mini', 'anthropic/claude-haiku-4-5', 'google/gemini-2.5-flash', 'groq/llama-3.3-70b'];
const scopes: readonly Scope[] = entries.map((entry) => ({ entry, origin: 'https://api.example' }));

/** What a long history costs the calls of today: nothing. */
export const scale: Bench = {
  measures: 'CPU with many audit rows as a part of what it takes with 1,000, in SQLite',
  run: (options) => withFolder((folder) => measure(folder, options)),
};

async function measure(folder: string, { short }: BenchOptions): Promise<readonly Figure[]> {
  const rows = short ? manyRows.short : manyRows.full;
  const [small, large] = [open(folder, 'small'), open(folder, 'large')];
  try {
    await fill(small.store, fewRows);
    await fill(large.store, rows);
    const plan = { rounds: short ? 20 : 60, callsPerBlock: 250, warmUpCalls: 500, meter: cpuMicroseconds };
    const compare = (work: (history: History) => Promise<unknown>) =>
      interleave(
        [small, large].map((history) => ({ name: '', call: () => work(history) })),
        plan,
      );
    const looks = await compare(({ store }) => Promise.resolve(store.cooldowns.peek(scopes)));
    const inserts = await compare(insertOne);
    const against = `with ${rows.toLocaleString('en-US')} rows`;
    return [figure('cooldown look-up', looks, against), figure('attempt insert', inserts, against)];
  } finally {
    await Promise.all([small.store.close(), large.store.close()]);
  }
}

interface History {
  readonly store: SqliteStore;
  next: number;
}

function open(folder: string, name: string): History {
  // Nothing is deleted while it is measured.
  const limits = { maxRows: 10_000_000, retentionDays: 3_650 };
  return { store: sqliteStore({ path: join(folder, `${name}.db`), ...limits }), next: 0 };
}

/** Runs of the last weeks, each with one attempt, and a cooldown of every entry. */
async function fill(store: SqliteStore, rows: number): Promise<void> {
  const startMs = Date.now() - rows * 2_000;
  const batch = 2_500;
  for (let first = 0; first < rows; first += batch) {
    const places = Array.from({ length: Math.min(batch, rows - first) }, (_, place) => first + place);
    const records = places.map((place) => recordsOf(startMs + place * 2_000, place));
    await store.runs.append({ attempts: records.map(({ attempt }) => attempt), runs: records.map(({ run }) => run) });
  }
  const rest = { baseMs: 30_000, maxMs: 3_600_000, afterFailures: 1, windowMs: 60_000 };
  const nowMs = Date.now();
  for (const scope of scopes) {
    await store.cooldowns.report({ scope, outcome: 'failed', startedAtMs: nowMs, nowMs, failure: 'server', ...rest });
  }
}

async function insertOne(history: History): Promise<void> {
  const { attempt, run } = recordsOf(Date.now(), history.next++);
  await history.store.runs.append({ attempts: [attempt], runs: [run] });
}

/** A run and its attempt. Ids begin with the time, as those of the engine do. */
function recordsOf(startedAtMs: number, place: number): { readonly attempt: AttemptRecord; readonly run: RunRecord } {
  const time = startedAtMs.toString(16).padStart(12, '0');
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${(place & 0xfff).toString(16).padStart(3, '0')}-${crypto.randomUUID().slice(19)}`;
  const entry = entries[place % entries.length] ?? '';
  const [provider = '', modelId = ''] = entry.split('/');
  const shared = {
    cascade: `cascade-${place % 3}`,
    startedAtMs,
    latencyMs: 800,
    costUsd: 0.000_4,
    costBasis: 'priced',
  } as const;
  return {
    attempt: {
      ...shared,
      runId: id,
      index: 0,
      entry,
      provider,
      modelId,
      role: 'answer',
      tier: 0,
      usage: { inputTokens: 1_200, outputTokens: 300 },
    },
    run: { ...shared, id, operation: 'generate', status: 'answered', answeredBy: entry, verdicts: [] },
  };
}

function figure(name: string, [small = [], large = []]: readonly number[][], against: string): Figure {
  const { median: value, interval } = ratio(large, small);
  const detail = `1,000 rows ${median(small).toFixed(1)} µs, ${against} ${median(large).toFixed(1)} µs`;
  return { name, value, interval, unit: 'x', target: { atMost: 1.2 }, detail };
}
