import type { LedgerWindow } from '../spec/ledger-store.js';

/** A piece of a window that is summed up as one. */
export interface LedgerSlice {
  /** When it begins; what is booked in it counts from its end. */
  readonly startMs: number;
  /** The oldest slice that still counts. */
  readonly oldestMs: number;
  /** When it stops counting. */
  readonly untilMs: number;
}

// A window that moves does so in steps: a slice counts as long as its youngest moment does, so that no stretch of time
// ever holds too much, and at most one slice in this number is wasted.
const slicesPerWindow = 250;

/** Where an amount is booked now; undefined for what is only counted while it is reserved. */
export function ledgerSlice(window: LedgerWindow, nowMs: number): LedgerSlice | undefined {
  if (window === 'open') return undefined;
  if (typeof window === 'number') {
    const sliceMs = Math.ceil(window / slicesPerWindow);
    const startMs = Math.floor(nowMs / sliceMs) * sliceMs;
    const last = sliceMs - 1 + window;
    return { startMs, oldestMs: (Math.floor((nowMs - last) / sliceMs) + 1) * sliceMs, untilMs: startMs + last };
  }
  const now = new Date(nowMs);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const startMs = Date.UTC(year, month, window === 'day' ? day : 1);
  const untilMs = window === 'day' ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1, 1);
  return { startMs, oldestMs: startMs, untilMs };
}

/** What a slice of an account holds. */
export interface SliceAmount {
  readonly untilMs: number;
  readonly amount: number;
}

/**
 * When so much will have left a window, epoch milliseconds; undefined: never.
 *
 * @param slices - oldest first
 */
export function ledgerRetryAtMs(slices: readonly SliceAmount[], excess: number): number | undefined {
  let left = excess;
  for (const { untilMs, amount } of slices) {
    left -= amount;
    if (left <= 0) return untilMs;
  }
  return undefined;
}
