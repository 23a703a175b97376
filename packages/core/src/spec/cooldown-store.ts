import type { Awaitable } from './awaitable.js';
import type { FailureClass } from './failure.js';

/** What rests: an entry at an origin, or only one key of it. */
export interface Scope {
  readonly entry: string;
  readonly origin: string;
  /** First 8 hex digits of the SHA-256 of the key, never the key. Absent: the entry itself. */
  readonly keyId?: string;
}

/**
 * The persisted part of a scope's circuit breaker.
 *
 * `untilMs` 0: closed. In the future: resting. In the past: due for a probe, one caller at a time.
 */
export interface CooldownState {
  readonly scope: Scope;
  /** When the cooldown ends, epoch milliseconds; 0 when the scope is not resting. */
  readonly untilMs: number;
  /** How many outages in a row; the next cooldown lasts `baseMs * 2 ** level`. */
  readonly level: number;
  /** Failed visits in a row that have not opened the circuit yet. */
  readonly failures: number;
  /** The vendor named the end itself (retry-after): it is not tried before that. */
  readonly byRetryAfter: boolean;
  /** A probe is under way until then (epoch milliseconds); 0 without one. */
  readonly probeUntilMs: number;
  readonly lastFailure?: FailureClass;
  /** What the failure said, at most 500 characters, without any key. */
  readonly lastMessage?: string;
  readonly updatedAtMs: number;
}

export interface ProbeRequest {
  readonly scope: Scope;
  readonly nowMs: number;
  /** How long the lease lasts unless renewed. */
  readonly leaseMs: number;
  /** The longest a cooldown may be, in milliseconds: an end much further away counts as over (the clock was set back). */
  readonly maxMs: number;
  /** The token of a lease held: renews it. */
  readonly token?: string;
  /** Probe before the cooldown has ended; the caller has made sure that this is allowed. */
  readonly early?: boolean;
}

export interface CooldownReport {
  readonly scope: Scope;
  /** `ok`: the entry answered. `failed`: the visit failed. `released`: a probe ended without an outcome. */
  readonly outcome: 'ok' | 'failed' | 'released';
  /** When the first attempt of the visit started. */
  readonly startedAtMs: number;
  readonly nowMs: number;
  /** The fencing token of the probe, if the visit was one. A report with a stale token changes nothing. */
  readonly token?: string;
  readonly failure?: FailureClass;
  readonly message?: string;
  /** How long the vendor asked to wait; wins over the backoff, capped by `maxMs`; opens at once. */
  readonly retryAfterMs?: number;
  /** The least this class of failure rests, for instance an hour for a model that does not exist. */
  readonly minMs?: number;
  /** First cooldown; each further level doubles it. */
  readonly baseMs: number;
  /** Longest cooldown. */
  readonly maxMs: number;
  /** Failed visits in a row within `windowMs` that open the circuit. */
  readonly afterFailures: number;
  readonly windowMs: number;
}

/**
 * Cooldowns shared by all processes on the store. Every method is one atomic step.
 *
 * INVARIANTS, each with a case in the conformance suite:
 * - A failure raises the level only if it started at or after the end of the previous cooldown: one outage, one step.
 * - A longer cooldown is never shortened.
 * - A success zeroes level and failures, but ends a cooldown only when it holds the probe lease.
 * - When a cooldown has ended, exactly one caller gets the lease; the next one only after `released`, `ok` or expiry.
 * - A report with a token that is not the current lease's changes nothing.
 * - An end more than `maxMs` and a minute in the future counts as over. The minute is for callers whose clocks differ, or
 *   who read the clock before they waited for the store.
 */
export interface CooldownStore {
  /** States of those scopes that have one; in any order. One read for all candidates of a tier. */
  peek(scopes: readonly Scope[]): Awaitable<readonly CooldownState[]>;
  /** A fencing token, or undefined when another caller holds the lease or nothing is due. */
  acquireProbe(request: ProbeRequest): Awaitable<string | undefined>;
  /** The state after the report. */
  report(report: CooldownReport): Awaitable<CooldownState>;
  /** Every state there is, for people to look at. */
  list(): Awaitable<readonly CooldownState[]>;
  /** Forgets the scopes that match (all without an argument) and says how many there were. */
  clear(match?: Partial<Scope>): Awaitable<number>;
}
