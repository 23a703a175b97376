import type { Statements } from '../database/connection.js';
import type { SqliteValue } from '../driver/sqlite-driver.js';

/** The statements that write an audit row. A row that is there already stays as it is. */
export const inserts = {
  attempt: `INSERT INTO cascade_attempts (run_id, place, cascade, entry, started_at_ms, details)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  run: `INSERT INTO cascade_runs (run_id, cascade, entry, started_at_ms, details)
  VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
} as const;

/** A row to write. */
export interface QueuedRow {
  readonly into: keyof typeof inserts;
  /** All values but the last. */
  readonly values: readonly SqliteValue[];
  /** The last value, in JSON. */
  readonly details: string;
}

export function insertRow(sql: Statements, { into, values, details }: QueuedRow): void {
  sql(inserts[into]).run([...values, details]);
}
