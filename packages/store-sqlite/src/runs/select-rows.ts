import type { RunFilter } from '@cascade/core/spec';
import type { Connection } from '../database/connection.js';
import type { SqliteRow, SqliteValue } from '../driver/sqlite-driver.js';

// A page takes a few milliseconds; a large answer is read in pages, with other work in between.
const rowsPerPage = 250;

/** The newest rows of an audit table that match, newest first. */
export async function selectRows(
  { read }: Connection,
  table: 'cascade_attempts' | 'cascade_runs',
  filter: RunFilter,
): Promise<readonly SqliteRow[]> {
  const rows: SqliteRow[] = [];
  const conditions = conditionsOf(filter);
  for (;;) {
    const wanted = Math.min(rowsPerPage, Math.floor(filter.limit) - rows.length);
    if (!(wanted > 0)) return rows;
    const last = rows.at(-1);
    const all = last === undefined ? conditions : [...conditions, after(last)];
    const where = all.length > 0 ? `WHERE ${all.map(({ sql }) => sql).join(' AND ')}` : '';
    const text = `SELECT rowid, * FROM ${table} ${where} ORDER BY started_at_ms DESC, rowid DESC LIMIT ?`;
    const values = [...all.flatMap((condition) => condition.values), wanted];
    const page = await read((sql) => sql(text).all(values));
    rows.push(...page);
    if (page.length < wanted) return rows;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SqliteValue[];
}

function conditionsOf({ runId, entry, cascade, sinceMs }: RunFilter): readonly Condition[] {
  return [
    ...(runId === undefined ? [] : [{ sql: 'run_id = ?', values: [runId] }]),
    ...(entry === undefined ? [] : [{ sql: 'entry = ?', values: [entry] }]),
    ...(cascade === undefined ? [] : [{ sql: 'cascade = ?', values: [cascade] }]),
    ...(sinceMs === undefined ? [] : [{ sql: 'started_at_ms >= ?', values: [sinceMs] }]),
  ];
}

function after(row: SqliteRow): Condition {
  return { sql: '(started_at_ms, rowid) < (?, ?)', values: [Number(row.started_at_ms), Number(row.rowid)] };
}
