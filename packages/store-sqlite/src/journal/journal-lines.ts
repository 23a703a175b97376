import type { SqliteValue } from '../driver/sqlite-driver.js';
import { inserts, type QueuedRow } from '../runs/queued-row.js';

/**
 * Each row is a line: where it goes, its details as they are, the other values. A line begins with a line feed, so that
 * a torn one spoils no other.
 */
export function encodeRows(rows: readonly QueuedRow[]): string {
  let lines = '';
  for (const { into, values, details } of rows) lines += `\n["${into}",${details},${JSON.stringify(values)}]\n`;
  return lines;
}

/** The rows of a journal. Lines that a death or a full disk has torn are left out: their rows were never safe. */
export function decodeRows(text: string): readonly QueuedRow[] {
  return text.split('\n').flatMap((line) => {
    const row = line === '' ? undefined : decodeRow(line);
    return row === undefined ? [] : [row];
  });
}

function decodeRow(line: string): QueuedRow | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const [into, details, values]: readonly unknown[] = value;
  if ((into !== 'attempt' && into !== 'run') || !Array.isArray(values)) return undefined;
  const expected = inserts[into].split('?').length - 2;
  if (values.length !== expected || !values.every(isSqliteValue)) return undefined;
  return { into, values, details: JSON.stringify(details) };
}

function isSqliteValue(value: unknown): value is SqliteValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
