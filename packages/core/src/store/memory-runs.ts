import type { AttemptRecord, RunFilter, RunRecord, RunStore } from '../spec/run-store.js';

/**
 * The audit log of this process.
 *
 * @param maxAttempts - how many attempts, and how many runs, are kept; beyond it the oldest are forgotten.
 */
export function memoryRuns({ maxAttempts = 10_000 } = {}): RunStore {
  const attempts = ring<AttemptRecord>(maxAttempts, ({ runId, index }) => `${index}:${runId}`);
  const runs = ring<RunRecord>(maxAttempts, ({ id }) => id);
  return {
    append(batch) {
      for (const attempt of batch.attempts) attempts.add(attempt);
      for (const run of batch.runs) runs.add(run);
    },
    attempts: (filter) =>
      newestFirst(attempts, filter, (attempt) => matches(filter, attempt.runId, attempt.entry, attempt.cascade)),
    runs: (filter) => newestFirst(runs, filter, (run) => matches(filter, run.id, run.answeredBy, run.cascade)),
  };
}

interface Ring<T> {
  add(row: T): void;
  /** In the order of arrival; what was appended again only once. */
  rows(): readonly T[];
}

/** Every call writes and people read now and then: rows that came twice are told apart when somebody reads. */
function ring<T>(max: number, keyOf: (row: T) => string): Ring<T> {
  const slots: T[] = [];
  let oldest = 0;
  return {
    add(row) {
      if (slots.length < max) slots.push(row);
      else {
        slots[oldest] = row;
        oldest = (oldest + 1) % max;
      }
    },
    rows() {
      const byKey = new Map<string, T>();
      for (const row of [...slots.slice(oldest), ...slots.slice(0, oldest)]) {
        const key = keyOf(row);
        if (!byKey.has(key)) byKey.set(key, row);
      }
      return [...byKey.values()];
    },
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
  { rows }: Ring<T>,
  { sinceMs = Number.NEGATIVE_INFINITY, limit }: RunFilter,
  isWanted: (row: T) => boolean,
): readonly T[] {
  return rows()
    .filter((row) => row.startedAtMs >= sinceMs && isWanted(row))
    .reverse()
    .sort((a, b) => b.startedAtMs - a.startedAtMs)
    .slice(0, limit);
}
