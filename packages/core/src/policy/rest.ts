import { defined } from '../provider-kit/defined.js';
import type { CooldownReport, Scope } from '../spec/cooldown-store.js';
import type { Failure, FailureClass } from '../spec/failure.js';

export interface CooldownOptions {
  /** First cooldown; doubles with every outage in a row. Default 30,000. */
  readonly baseMs?: number;
  /** Longest cooldown, a vendor's own wish included. Default 3,600,000. */
  readonly maxMs?: number;
  /** Failed visits in a row that open the circuit, where one is not enough by itself. Default 3. */
  readonly afterFailures?: number;
  /** The failures must come within this time. Default 60,000. */
  readonly windowMs?: number;
}

export const defaultCooldown: Required<CooldownOptions> = {
  baseMs: 30_000,
  maxMs: 3_600_000,
  afterFailures: 3,
  windowMs: 60_000,
};

/** A probe's lease; renewed while the call lives. */
export const probeLeaseMs = 15_000;

/** These do not heal by themselves within a minute. */
const restsLong: ReadonlySet<FailureClass> = new Set<FailureClass>(['auth', 'billing', 'not-found']);

/** The scope that a failure rests: the entry, its key, or nothing. */
export function restingScope(failure: Failure, entry: Scope, key: Scope): Scope | undefined {
  if (failure.scope === 'request') return undefined;
  return failure.scope === 'key' ? key : entry;
}

/** The part of a cooldown report that depends on the failure and the policy only. */
export function restOf(
  { class: failure, message, retryAfterMs }: Failure,
  policy: Required<CooldownOptions>,
): Omit<CooldownReport, 'scope' | 'outcome' | 'startedAtMs' | 'nowMs' | 'token'> {
  const isLong = restsLong.has(failure);
  const afterFailures = isLong || failure === 'rate-limited' ? 1 : policy.afterFailures;
  return defined({
    ...policy,
    failure,
    message,
    afterFailures,
    retryAfterMs,
    minMs: isLong ? policy.maxMs : undefined,
  });
}
