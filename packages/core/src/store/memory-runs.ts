import type { AttemptRecord, RunFilter, RunRecord, RunStore } from '../spec/run-store.js';

/**
 * The audit log of this process.
 *
 * @param maxAttempts - how many attempts, and how many runs, are kept; beyond it the oldest are forgotten.
 */
export function memoryRuns({ maxAttempts = 10_000 } = {}): RunStore {
  const attempts = new Map<string, AttemptRecord>();
  const runs = new Map<string, RunRecord>();
  const addAttempt = adder(attempts, maxAttempts);
  const addRun = adder(runs, maxAttempts);
  return {
    append: (batch) => {
      for (const attempt of batch.attempts) addAttempt(`${attempt.index}:${attempt.runId}`, attempt);
      for (const run of batch.runs) addRun(run.id, run);
    },
    attempts: (filter) =>
      newestFirst(attempts, filter, (attempt) => matches(filter, attempt.runId, attempt.entry, attempt.cascade)),
    runs: (filter) => newestFirst(runs, filter, (run) => matches(filter, run.id, run.answeredBy, run.cascade)),
  };
}

function adder<T>(rows: Map<string, T>, max: number): (key: string, row: T) => void {
  // One iterator for all time: a new one would walk over every row that was deleted since the map last tidied up.
  const oldestFirst = rows.keys();
  return (key, row) => {
    if (rows.has(key)) return;
    rows.set(key, row);
    if (rows.size <= max) return;
    const oldest = oldestFirst.next();
    if (oldest.done !== true) rows.delete(oldest.value);
  };
}

function matches(filter: RunFilter, runId: string, entry: string | undefined, cascade: string): boolean {
  return (
    (filter.runId === undefined || filter.runId === runId) &&
    (filter.entry === undefined || filter.entry === entry) &&
    (filter.cascade === undefined || filter.cascade === cascade)
  );
}

function newestFirst<T extends { readonly startedAtMs: number }>(
  rows: ReadonlyMap<string, T>,
  { sinceMs = Number.NEGATIVE_INFINITY, limit }: RunFilter,
  isWanted: (row: T) => boolean,
): readonly T[] {
  return [...rows.values()]
    .filter((row) => row.startedAtMs >= sinceMs && isWanted(row))
    .reverse()
    .sort((a, b) => b.startedAtMs - a.startedAtMs)
    .slice(0, limit);
}
