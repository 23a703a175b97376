import type { AttemptRecord, Failure, RunRecord } from '@cascade/core/spec';
import type { SqliteRow, SqliteValue } from '../driver/sqlite-driver.js';

type AttemptDetails = Omit<AttemptRecord, 'runId' | 'index' | 'cascade' | 'entry' | 'startedAtMs'>;
type RunDetails = Omit<RunRecord, 'id' | 'cascade' | 'answeredBy' | 'startedAtMs'>;

/** The values of a row in `cascade_attempts`: what is searched for as columns, the rest as JSON. */
export function attemptValues(attempt: AttemptRecord): readonly SqliteValue[] {
  const { runId, index, cascade, entry, startedAtMs, ...details } = attempt;
  const kept: AttemptDetails = details.failure ? { ...details, failure: withoutCause(details.failure) } : details;
  return [runId, index, cascade, entry, startedAtMs, JSON.stringify(kept)];
}

export function attemptOf(row: SqliteRow): AttemptRecord {
  return {
    runId: String(row.run_id),
    index: Number(row.place),
    cascade: String(row.cascade),
    entry: String(row.entry),
    startedAtMs: Number(row.started_at_ms),
    // Only `attemptValues` writes this column.
    ...(JSON.parse(String(row.details)) as AttemptDetails),
  };
}

/** The values of a row in `cascade_runs`. */
export function runValues(run: RunRecord): readonly SqliteValue[] {
  const { id, cascade, answeredBy, startedAtMs, ...details } = run;
  return [id, cascade, answeredBy ?? null, startedAtMs, JSON.stringify(details)];
}

export function runOf(row: SqliteRow): RunRecord {
  return {
    id: String(row.run_id),
    cascade: String(row.cascade),
    ...(row.entry !== null && { answeredBy: String(row.entry) }),
    startedAtMs: Number(row.started_at_ms),
    // Only `runValues` writes this column.
    ...(JSON.parse(String(row.details)) as RunDetails),
  };
}

/** The type has no cause, but the object of a careless caller may: it can hold anything, even a key. */
function withoutCause(failure: Failure): Omit<Failure, 'cause'> {
  const { cause: _cause, ...kept } = failure;
  return kept;
}
