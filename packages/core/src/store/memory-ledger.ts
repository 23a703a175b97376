import { ledgerRetryAtMs, ledgerSlice, type SliceAmount } from '../policy/ledger-window.js';
import type { Claim, LedgerStore, LedgerWindow, ReserveRequest, ReserveResult } from '../spec/ledger-store.js';
import type { AttemptRecord } from '../spec/run-store.js';

interface Slice extends SliceAmount {
  amount: number;
}

interface Booking {
  readonly account: string;
  readonly amount: number;
  /** Undefined: open. */
  readonly slice: Slice | undefined;
}

interface Reservation {
  readonly claims: readonly Claim[];
  readonly bookings: readonly Booking[];
  readonly attempt: AttemptRecord;
  leaseUntilMs: number;
}

/** Budgets and rate limits of this process: the reference implementation. */
export function memoryLedger(): LedgerStore {
  const accounts = new Map<string, Map<number, Slice>>();
  const reservations = new Map<string, Reservation>();

  /** Slices that count, oldest first; the others are forgotten. */
  function slicesOf(account: string, window: LedgerWindow, nowMs: number): Map<number, Slice> {
    const slices = accounts.get(account) ?? new Map<number, Slice>();
    const oldestMs = ledgerSlice(window, nowMs)?.oldestMs ?? 0;
    for (const startMs of slices.keys()) {
      if (startMs >= oldestMs) break;
      slices.delete(startMs);
    }
    accounts.set(account, slices);
    return slices;
  }

  function usedOf({ account, window }: Claim, nowMs: number): number {
    if (window !== 'open') return sum(slicesOf(account, window, nowMs).values());
    const living = [...reservations.values()].filter(({ leaseUntilMs }) => leaseUntilMs > nowMs);
    return sum(living.flatMap(({ bookings }) => bookings.filter((booking) => booking.account === account)));
  }

  function book({ account, window, amount }: Claim, nowMs: number): Booking {
    const place = ledgerSlice(window, nowMs);
    if (place === undefined) return { account, amount, slice: undefined };
    const slices = slicesOf(account, window, nowMs);
    const slice = slices.get(place.startMs) ?? { untilMs: place.untilMs, amount: 0 };
    slice.amount += amount;
    slices.set(place.startMs, slice);
    return { account, amount, slice };
  }

  function reserve({ claims, nowMs, leaseMs, attempt }: ReserveRequest): ReserveResult {
    const used = claims.map((claim) => usedOf(claim, nowMs));
    for (const [refused, claim] of claims.entries()) {
      const holds = used[refused] ?? 0;
      if (holds + claim.amount <= claim.limit) continue;
      const excess = holds + claim.amount - claim.limit;
      const slices = claim.window === 'open' ? [] : [...slicesOf(claim.account, claim.window, nowMs).values()];
      const retryAtMs = claim.amount > claim.limit ? undefined : ledgerRetryAtMs(slices, excess);
      return { refused, used: holds, ...(retryAtMs !== undefined && { retryAtMs }) };
    }
    const reservation = crypto.randomUUID();
    const bookings = claims.map((claim) => book(claim, nowMs));
    reservations.set(reservation, { claims, bookings, attempt, leaseUntilMs: nowMs + leaseMs });
    return { reservation, used: claims.map(({ amount }, place) => (used[place] ?? 0) + amount) };
  }

  return {
    reserve,
    renew: (id, nowMs, leaseMs) => {
      const reservation = reservations.get(id);
      if (reservation === undefined || reservation.leaseUntilMs <= nowMs) return false;
      reservation.leaseUntilMs = nowMs + leaseMs;
      return true;
    },
    settle: (id, actual) => {
      const reservation = reservations.get(id);
      reservations.delete(id);
      if (reservation === undefined) return false;
      for (const [place, { slice, amount }] of reservation.bookings.entries()) {
        if (slice !== undefined) slice.amount += (actual?.[place] ?? amount) - amount;
      }
      return true;
    },
    orphans: (nowMs) =>
      [...reservations]
        .filter(([, { leaseUntilMs }]) => leaseUntilMs <= nowMs)
        .slice(0, 100)
        .map(([reservation, { claims, attempt }]) => ({ reservation, claims, attempt })),
    accounts: (prefix, nowMs) =>
      [...accounts].flatMap(([account, slices]) => {
        const counting = [...slices.values()].filter(({ untilMs }) => untilMs > nowMs);
        if (!account.startsWith(prefix) || counting.length === 0) return [];
        return [{ account, used: sum(counting), untilMs: Math.max(...counting.map(({ untilMs }) => untilMs)) }];
      }),
  };
}

function sum(slices: Iterable<{ readonly amount: number }>): number {
  let total = 0;
  for (const { amount } of slices) total += amount;
  return total;
}
