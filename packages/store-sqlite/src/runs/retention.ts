import type { Connection, Statements } from '../database/connection.js';

export interface Retention {
  readonly retentionDays: number;
  readonly maxRows: number;
}

const dayMs = 86_400_000;
const pauseMs = 60_000;
const pauseRows = 1_000;
const tables = ['cascade_attempts', 'cascade_runs'];

/**
 * Deletes what is too old or too much, a small slice in a turn of its own after a commit: at least as many rows as were
 * written, so that it keeps up, and few enough to take some milliseconds. With nothing left it pauses for a minute or
 * 1,000 rows.
 */
export function createRetention({ write }: Connection, { retentionDays, maxRows }: Retention): (rows: number) => void {
  let pausedUntilMs = 0;
  let rowsSinceSlice = 0;
  let isDeleting = false;

  async function deleteSome(rowsWritten: number): Promise<void> {
    const slice = Math.min(250, Math.max(100, 2 * rowsWritten));
    const beforeMs = Date.now() - retentionDays * dayMs;
    // Locked, closed or full: whoever appends hears of it, and another slice comes.
    const deleted = await write((sql) => deleteSlice(sql, beforeMs, maxRows, slice)).catch(() => 0);
    pausedUntilMs = performance.now() + (deleted === 0 ? pauseMs : 0);
    rowsSinceSlice = 0;
    isDeleting = false;
  }

  return (rowsWritten) => {
    rowsSinceSlice += rowsWritten;
    if (isDeleting || (performance.now() < pausedUntilMs && rowsSinceSlice < pauseRows)) return;
    isDeleting = true;
    setImmediate(() => deleteSome(rowsWritten));
  };
}

function deleteSlice(sql: Statements, beforeMs: number, maxRows: number, slice: number): number {
  let deleted = 0;
  for (const table of tables) {
    const old = `SELECT rowid FROM ${table} WHERE started_at_ms < ? ORDER BY started_at_ms LIMIT ?`;
    deleted += Number(sql(`DELETE FROM ${table} WHERE rowid IN (${old})`).run([beforeMs, slice]).changes);
    // Rows are numbered in the order of their arrival, so that the surplus is known without counting.
    const surplus = `SELECT rowid FROM ${table} WHERE rowid <= (SELECT max(rowid) FROM ${table}) - ? ORDER BY rowid LIMIT ?`;
    deleted += Number(sql(`DELETE FROM ${table} WHERE rowid IN (${surplus})`).run([maxRows, slice]).changes);
  }
  const forgotten = 'SELECT key FROM cascade_cooldowns WHERE updated_at_ms < ? ORDER BY updated_at_ms LIMIT ?';
  const { changes } = sql(`DELETE FROM cascade_cooldowns WHERE key IN (${forgotten})`).run([beforeMs, slice]);
  return deleted + Number(changes);
}
