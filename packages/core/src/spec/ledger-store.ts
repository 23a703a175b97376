import type { Awaitable } from './awaitable.js';
import type { AttemptRecord } from './run-store.js';

/** What is counted: billionths of a US dollar, tokens, or calls. Whole numbers. */
export type LedgerUnit = 'nanoUsd' | 'tokens' | 'requests';

/**
 * What an account sums up: the last so many milliseconds, the day or the month in UTC, or `open`: only what is reserved
 * at the moment (calls at once).
 */
export type LedgerWindow = number | 'day' | 'month' | 'open';

/** A wish to spend on an account. */
export interface Claim {
  /** The name of what is limited. One account has one unit and one window. */
  readonly account: string;
  readonly unit: LedgerUnit;
  readonly window: LedgerWindow;
  /** Most that the window may hold. */
  readonly limit: number;
  readonly amount: number;
}

export interface ReserveRequest {
  readonly claims: readonly Claim[];
  readonly nowMs: number;
  /** How long the reservation lives unless renewed, in milliseconds. */
  readonly leaseMs: number;
  /** What the audit log says of the call when nobody settles it. */
  readonly attempt: AttemptRecord;
}

export type ReserveResult =
  /** `used`: what each account holds now, this reservation included, in the order of the claims. */
  | { readonly reservation: string; readonly used: readonly number[] }
  | {
      /** Place of the claim that did not fit. */
      readonly refused: number;
      /** What its account holds. */
      readonly used: number;
      /** When it may fit, epoch milliseconds; absent: when others settle, or never, since it is larger than the limit. */
      readonly retryAtMs?: number;
    };

/** A reservation whose lease ended before anybody settled it: the process has died. */
export interface Orphan {
  readonly reservation: string;
  readonly claims: readonly Claim[];
  readonly attempt: AttemptRecord;
}

/** What an account holds, for people to look at. */
export interface AccountState {
  readonly account: string;
  readonly used: number;
  /** When the last of it leaves the window, epoch milliseconds; 0 for `open`. */
  readonly untilMs: number;
}

/**
 * Budgets and rate limits of all processes on the store. Every method is one atomic step.
 *
 * INVARIANTS, each with a case in the conformance suite:
 * - A reservation books all its claims or none, and none when one of them would exceed its limit.
 * - In no stretch of time as long as the window are there bookings for more than the limit, as they were reserved.
 * - Settling replaces what was reserved by what it was; without an amount it stays as reserved.
 * - A reservation is settled once, also after its lease; what comes later changes nothing.
 * - What is `open` ends with the reservation or its lease.
 * - An orphan is told of until somebody settles it.
 */
export interface LedgerStore {
  reserve(request: ReserveRequest): Awaitable<ReserveResult>;
  /** Prolongs the lease; false when it is over. */
  renew(reservation: string, nowMs: number, leaseMs: number): Awaitable<boolean>;
  /**
   * Ends a reservation; false when there is none.
   *
   * @param actual - what was spent, in the order of the claims
   */
  settle(reservation: string, actual: readonly number[] | undefined): Awaitable<boolean>;
  /** At most 100 reservations whose lease is over. */
  orphans(nowMs: number): Awaitable<readonly Orphan[]>;
  /** Accounts whose names begin so, with what they hold. */
  accounts(prefix: string, nowMs: number): Awaitable<readonly AccountState[]>;
}
