import { join } from 'node:path';
import { type SqliteStore, sqliteStore } from '@cascade/store-sqlite';
import type { Bench, BenchOptions } from '../bench-options.js';
import { type Contention, runWorkers } from '../contention/run-workers.js';
import type { Lease } from '../contention/watch-cooldowns.js';
import type { Figure } from '../figure.js';
import { withFolder } from '../with-folder.js';

/** A probe's lease in the engine: what a killed prober may cost. */
const leaseMs = 15_000;
const seconds = { full: 20, short: 5 };

/** Eight processes, one database, random faults. */
export const contention: Bench = {
  measures: 'eight processes, 25 runs a second each, on one database while providers fail at random',
  run: (options) => withFolder((folder) => measure(join(folder, 'shared.db'), options)),
};

async function measure(path: string, { short }: BenchOptions): Promise<readonly Figure[]> {
  const { reports, killedAtMs, plan } = await runWorkers(path, short ? seconds.short : seconds.full);
  const store = sqliteStore({ path });
  const figures = [
    await lostAttempts(store, reports),
    ...probeFigures(
      reports.flatMap(({ leases }) => leases),
      short,
    ),
    backFigure(
      'first choice back everywhere',
      'after the last outage',
      reports.map(({ backAtMs = Number.NaN }) => backAtMs - plan.recoverAtMs),
    ),
    ...(short ? [] : [orphanFigure(reports, killedAtMs)]),
    storeFigure(reports),
    pauseFigure(reports),
  ];
  await store.close();
  return figures;
}

type Reports = Contention['reports'];

async function lostAttempts(store: SqliteStore, reports: Reports): Promise<Figure> {
  const rows = await store.runs.attempts({ limit: 1_000_000 });
  const found = new Set(rows.map(({ runId, index }) => `${runId}-${index}`));
  const calls = reports.flatMap((report) => report.calls);
  const value = calls.filter((call) => !found.has(call)).length;
  const detail = `${calls.length} calls counted by the models, each looked for in the audit log`;
  return { name: 'attempts lost', value, unit: '', target: { atMost: 0 }, detail };
}

function probeFigures(leases: readonly Lease[], short: boolean): readonly Figure[] {
  const openings = new Set(leases.map(({ entry, untilMs }) => `${entry} ${untilMs}`));
  const overlaps = leases.filter((lease) => leases.some((other) => overlap(lease, other))).length;
  const detail = `in ${openings.size} openings`;
  return [
    { name: 'probes', value: leases.length, unit: '', target: { atLeast: short ? 30 : 200 }, detail },
    {
      name: 'second probes of an opening',
      value: Math.max(leases.length - openings.size, overlaps),
      unit: '',
      target: { atMost: 0 },
      detail: 'by the end of the opening, and by leases that overlap in time',
    },
  ];
}

function overlap(lease: Lease, other: Lease): boolean {
  return lease !== other && lease.entry === other.entry && lease.fromMs < other.toMs && other.fromMs < lease.toMs;
}

function backFigure(name: string, since: string, delaysMs: readonly number[]): Figure {
  return {
    name,
    value: Math.max(...delaysMs),
    unit: 'ms',
    target: { atMost: leaseMs },
    detail: `${since}; one lease is 15 s`,
  };
}

/** The others wait for the dead prober's lease to end, and not longer. */
function orphanFigure(reports: Reports, killedAtMs = Number.NaN): Figure {
  const first = Math.min(...reports.map(({ orphanBackAtMs = Number.POSITIVE_INFINITY }) => orphanBackAtMs));
  return backFigure('entry of a killed prober back', 'after kill -9 in the middle of a probe', [first - killedAtMs]);
}

function storeFigure(reports: Reports): Figure {
  const warnings = reports.flatMap((report) => report.storeWarnings);
  const detail = warnings[0] ?? 'the engine never had to go on without its store';
  return { name: 'store errors that a caller saw', value: warnings.length, unit: '', target: { atMost: 0 }, detail };
}

function pauseFigure(reports: Reports): Figure {
  const value = Math.max(...reports.map(({ pauses }) => pauses.longestMs));
  const turns = reports.reduce((sum, { pauses }) => sum + pauses.count, 0);
  const spin = Math.max(...reports.map(({ longestSpinMs }) => longestSpinMs));
  const interrupted = reports.reduce((sum, { pauses }) => sum + pauses.interrupted, 0);
  const detail = `the longest of ${turns} reads and transactions (${interrupted} that the kernel interrupted: CPU time); beside them 1 ms of computing took up to ${spin.toFixed(1)} ms`;
  return { name: 'event loop held by the store', value, unit: 'ms', target: { atMost: 50 }, detail };
}
