import type { AttemptRecord } from '@cascade/core/spec';

/** Account, amount, and the slice it went to; null: open. */
export type Booking = readonly [account: string, amount: number, startMs: number | null];

export function bookingsOfJson(column: unknown): readonly Booking[] {
  // Only this package writes the column.
  return JSON.parse(String(column)) as readonly Booking[];
}

export function attemptOfJson(column: unknown): AttemptRecord {
  // Only this package writes the column.
  return JSON.parse(String(column)) as AttemptRecord;
}
