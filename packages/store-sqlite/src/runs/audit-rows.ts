import type { AttemptRecord, Failure, RunRecord } from '@cascade/core/spec';
import type { SqliteRow } from '../driver/sqlite-driver.js';
import type { QueuedRow } from './queued-row.js';

type AttemptDetails = Omit<AttemptRecord, 'runId' | 'index' | 'cascade' | 'entry' | 'startedAtMs'>;
type RunDetails = Omit<RunRecord, 'id' | 'cascade' | 'answeredBy' | 'startedAtMs'>;

/** An attempt as a row of `cascade_attempts`: what is searched for as columns, the rest as JSON. */
export function attemptRow(attempt: AttemptRecord): QueuedRow {
  const { runId, index, cascade, entry, startedAtMs, ...details } = attempt;
  const kept: AttemptDetails = details.failure ? { ...details, failure: withoutCause(details.failure) } : details;
  return { into: 'attempt', values: [runId, index, cascade, entry, startedAtMs], details: JSON.stringify(kept) };
}

export function attemptOf(row: SqliteRow): AttemptRecord {
  return {
    runId: String(row.run_id),
    index: Number(row.place),
    cascade: String(row.cascade),
    entry: String(row.entry),
    startedAtMs: Number(row.started_at_ms),
    // Only `attemptRow` writes this column.
    ...(JSON.parse(String(row.details)) as AttemptDetails),
  };
}

/** A run as a row of `cascade_runs`. */
export function runRow(run: RunRecord): QueuedRow {
  const { id, cascade, answeredBy, startedAtMs, ...details } = run;
  return { into: 'run', values: [id, cascade, answeredBy ?? null, startedAtMs], details: JSON.stringify(details) };
}

export function runOf(row: SqliteRow): RunRecord {
  return {
    id: String(row.run_id),
    cascade: String(row.cascade),
    ...(row.entry !== null && { answeredBy: String(row.entry) }),
    startedAtMs: Number(row.started_at_ms),
    // Only `runRow` writes this column.
    ...(JSON.parse(String(row.details)) as RunDetails),
  };
}

/** The type has no cause, but the object of a careless caller may: it can hold anything, even a key. */
function withoutCause(failure: Failure): Omit<Failure, 'cause'> {
  const { cause: _cause, ...kept } = failure;
  return kept;
}
