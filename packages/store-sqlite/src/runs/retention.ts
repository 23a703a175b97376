import type { Connection, Statements } from '../database/connection.js';

export interface Retention {
  readonly retentionDays: number;
  readonly maxRows: number;
}

const dayMs = 86_400_000;
const pauseMs = 60_000;
const pauseRows = 1_000;
const rowsPerSlice = 250;
const betweenSlicesMs = 2;
const tables = ['cascade_attempts', 'cascade_runs'];

/**
 * Deletes what is too old or too much after a commit, in slices that take some milliseconds, with other work in between.
 * With nothing left it pauses for a minute or 1,000 rows.
 */
export function createRetention({ write }: Connection, { retentionDays, maxRows }: Retention): (rows: number) => void {
  let pausedUntilMs = 0;
  let rowsSincePause = 0;
  let isDeleting = false;

  async function deleteAll(): Promise<void> {
    const beforeMs = Date.now() - retentionDays * dayMs;
    let deleted: number;
    do {
      await new Promise((resolve) => setTimeout(resolve, betweenSlicesMs).unref());
      // Locked, closed or full: whoever appends hears of it, and another time comes.
      deleted = await write((sql) => deleteSlice(sql, beforeMs, maxRows)).catch(() => 0);
    } while (deleted > 0);
    pausedUntilMs = performance.now() + pauseMs;
    rowsSincePause = 0;
    isDeleting = false;
  }

  return (rowsWritten) => {
    rowsSincePause += rowsWritten;
    if (isDeleting || (performance.now() < pausedUntilMs && rowsSincePause < pauseRows)) return;
    isDeleting = true;
    void deleteAll();
  };
}

function deleteSlice(sql: Statements, beforeMs: number, maxRows: number): number {
  let deleted = 0;
  for (const table of tables) {
    const old = `SELECT rowid FROM ${table} WHERE started_at_ms < ? ORDER BY started_at_ms LIMIT ?`;
    deleted += Number(sql(`DELETE FROM ${table} WHERE rowid IN (${old})`).run([beforeMs, rowsPerSlice]).changes);
    // Rows are numbered in the order of their arrival, so that the surplus is known without counting.
    const surplus = `SELECT rowid FROM ${table} WHERE rowid <= (SELECT max(rowid) FROM ${table}) - ? ORDER BY rowid LIMIT ?`;
    deleted += Number(sql(`DELETE FROM ${table} WHERE rowid IN (${surplus})`).run([maxRows, rowsPerSlice]).changes);
  }
  const forgotten = 'SELECT key FROM cascade_cooldowns WHERE updated_at_ms < ? ORDER BY updated_at_ms LIMIT ?';
  const { changes } = sql(`DELETE FROM cascade_cooldowns WHERE key IN (${forgotten})`).run([beforeMs, rowsPerSlice]);
  return deleted + Number(changes);
}
