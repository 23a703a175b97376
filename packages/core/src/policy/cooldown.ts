import type { CooldownReport, CooldownState, ProbeRequest, Scope } from '../spec/cooldown-store.js';

/**
 * What a store keeps of a scope: the state that people see, and what the rules need besides.
 * It survives `JSON.stringify`; a field that is undefined may be left out.
 */
export interface CooldownRecord extends CooldownState {
  /** The fencing token of the last lease that was not given back. */
  readonly token?: string;
  /** When the last cooldown ended, once the scope is closed; 0 before the first. */
  readonly endedAtMs: number;
  /** When each of the `failures` happened, oldest first. */
  readonly failureTimesMs: readonly number[];
}

const longestMessage = 500;

// Processes read the clock before they wait for the store, and machines' clocks differ: an end may seem this much later.
const clockToleranceMs = 60_000;

/** One string for a scope. Lengths instead of separators, so that no name can imitate another scope. */
export function cooldownKey(scope: Scope): string {
  return `${scope.entry.length}:${scope.entry}${scope.origin.length}:${scope.origin}${scope.keyId ?? ''}`;
}

/** Whether a scope matches a filter; an absent field of the filter matches everything. */
export function matchesScope(scope: Scope, match: Partial<Scope> = {}): boolean {
  return (
    (match.entry === undefined || match.entry === scope.entry) &&
    (match.origin === undefined || match.origin === scope.origin) &&
    (match.keyId === undefined || match.keyId === scope.keyId)
  );
}

/** How long a scope still rests, in milliseconds; 0 when it does not, or when its end is too far away to be true. */
export function restLeftMs(state: CooldownState, nowMs: number, maxMs: number): number {
  return isAhead(state.untilMs, nowMs, maxMs) ? state.untilMs - nowMs : 0;
}

/** The part of a record that a store hands out: everything but the token and the bookkeeping. */
export function publicCooldown(record: CooldownRecord): CooldownState {
  const { token: _token, endedAtMs: _endedAtMs, failureTimesMs: _failureTimesMs, ...state } = record;
  return state;
}

/**
 * Gives or renews the probe lease. Returns the record to keep, with the lease's token in it, or undefined when
 * another caller holds the lease or nothing is due.
 *
 * @param newToken - a token never used before; becomes the lease's unless a held lease is renewed.
 */
export function leaseProbe(
  record: CooldownRecord | undefined,
  request: ProbeRequest,
  newToken: string,
): CooldownRecord | undefined {
  if (record === undefined || record.untilMs === 0) return undefined;
  const { nowMs, leaseMs, maxMs, token } = request;
  const renews = token !== undefined && token === record.token;
  if (token !== undefined && !renews) return undefined;
  if (!renews && isAhead(record.probeUntilMs, nowMs, Math.max(leaseMs, maxMs))) return undefined;
  if (!renews && request.early !== true && isAhead(record.untilMs, nowMs, maxMs)) return undefined;
  return { ...record, token: token ?? newToken, probeUntilMs: nowMs + leaseMs, updatedAtMs: nowMs };
}

/**
 * Applies a report. Returns the same object when nothing changes, so that a store need not write;
 * undefined when there was no record and there is still nothing to remember.
 */
export function applyReport(record: CooldownRecord | undefined, report: CooldownReport): CooldownRecord | undefined {
  if (report.token !== undefined && report.token !== record?.token) return record;
  switch (report.outcome) {
    case 'failed':
      return afterFailure(record ?? closedCooldown(report.scope, report.nowMs), report);
    case 'ok':
      return record && afterSuccess(record, report);
    case 'released':
      return record && report.token !== undefined ? { ...withoutLease(record), updatedAtMs: report.nowMs } : record;
  }
}

/** The record of a scope that nothing is known about. */
export function closedCooldown(scope: Scope, nowMs: number): CooldownRecord {
  return {
    scope,
    untilMs: 0,
    level: 0,
    failures: 0,
    byRetryAfter: false,
    probeUntilMs: 0,
    updatedAtMs: nowMs,
    endedAtMs: 0,
    failureTimesMs: [],
  };
}

function afterSuccess(record: CooldownRecord, report: CooldownReport): CooldownRecord {
  const zeroed = { ...record, level: 0, failures: 0, failureTimesMs: [], updatedAtMs: report.nowMs };
  if (report.token === undefined) return record.level === 0 && record.failures === 0 ? record : zeroed;
  const endedAtMs = Math.min(record.untilMs, report.nowMs);
  return { ...withoutLease(zeroed), untilMs: 0, byRetryAfter: false, endedAtMs };
}

function afterFailure(record: CooldownRecord, report: CooldownReport): CooldownRecord {
  const { nowMs } = report;
  const noted: CooldownRecord = {
    ...(report.token === undefined ? record : withoutLease(record)),
    // An end too far away counts as over, and must not win against the new one.
    untilMs: isTooFar(record.untilMs, nowMs, report.maxMs) ? nowMs : record.untilMs,
    updatedAtMs: nowMs,
    ...(report.failure !== undefined && { lastFailure: report.failure }),
    ...(report.message !== undefined && { lastMessage: clip(report.message) }),
  };
  if (report.startedAtMs < previousEndMs(record, report)) return afterLateFailure(noted, report);
  const times = recentTimes(record, report);
  const isDue = record.untilMs > 0;
  if (!isDue && times.length < report.afterFailures && report.retryAfterMs === undefined) {
    return { ...noted, failures: times.length, failureTimesMs: times };
  }
  const backoffMs = report.baseMs * 2 ** record.level;
  const opened = { ...noted, level: record.level + 1, failures: 0, failureTimesMs: [] };
  return rest(opened, report, Math.max(report.retryAfterMs ?? backoffMs, report.minMs ?? 0));
}

/** A failure of an outage that has been counted: it can make the rest longer, but only the vendor can begin one by it. */
function afterLateFailure(record: CooldownRecord, report: CooldownReport): CooldownRecord {
  if (report.retryAfterMs === undefined && record.untilMs <= report.nowMs) return record;
  const waitMs = Math.max(report.retryAfterMs ?? 0, report.minMs ?? 0);
  return waitMs > 0 ? rest(record, report, waitMs) : record;
}

/** The end of the last cooldown, which a visit must not have begun before if its failure is to count. */
function previousEndMs(record: CooldownRecord, { nowMs, maxMs }: CooldownReport): number {
  if (record.untilMs > 0) return isTooFar(record.untilMs, nowMs, maxMs) ? 0 : record.untilMs;
  return record.endedAtMs > nowMs ? 0 : record.endedAtMs;
}

/** Rests for `waitMs`, never less than it would have anyway. */
function rest(record: CooldownRecord, report: CooldownReport, waitMs: number): CooldownRecord {
  const untilMs = report.nowMs + Math.min(waitMs, report.maxMs);
  // Written this way round so that a NaN from outside changes nothing.
  if (!(untilMs >= record.untilMs)) return record;
  return { ...record, untilMs, byRetryAfter: report.retryAfterMs !== undefined };
}

function recentTimes(record: CooldownRecord, { nowMs, windowMs, afterFailures }: CooldownReport): readonly number[] {
  const recent = record.failureTimesMs.filter((timeMs) => Math.abs(nowMs - timeMs) <= windowMs);
  return [...recent, nowMs].slice(-Math.max(1, afterFailures));
}

function withoutLease({ token: _token, ...record }: CooldownRecord): CooldownRecord {
  return { ...record, probeUntilMs: 0 };
}

function isTooFar(endMs: number, nowMs: number, maxMs: number): boolean {
  return endMs - nowMs > maxMs + clockToleranceMs;
}

/** Still to come, and believable. */
function isAhead(endMs: number, nowMs: number, maxMs: number): boolean {
  return endMs > nowMs && !isTooFar(endMs, nowMs, maxMs);
}

/** Cuts between characters, not inside a surrogate pair. */
function clip(message: string): string {
  const cut = message.slice(0, longestMessage);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
