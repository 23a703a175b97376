import type { Claim, LedgerStore, ReserveRequest } from '@cascade/core/spec';
import { attempt } from '../runs/records.js';

/** A moment in the middle of a day and of a month. */
export const noonMs = Date.UTC(2026, 5, 15, 12);
export const minuteMs = 60_000;

/** A claim on an account of 10 calls a minute. */
export function claim(claim: Partial<Claim> = {}): Claim {
  return { account: 'calls', unit: 'requests', window: minuteMs, limit: 10, amount: 1, ...claim };
}

export function request(claims: readonly Claim[], nowMs = noonMs, runId = 'run'): ReserveRequest {
  return { claims, nowMs, leaseMs: 30_000, attempt: attempt(runId, 0) };
}

/** Reserves what must fit, and gives the reservation's name. */
export async function reserve(store: LedgerStore, claims: readonly Claim[], nowMs = noonMs): Promise<string> {
  const result = await store.reserve(request(claims, nowMs));
  if (!('reservation' in result)) throw new Error(`refused: claim ${result.refused}, ${result.used} used`);
  return result.reservation;
}

/** What an account holds: told by a claim that cannot fit. */
export async function usedOf(store: LedgerStore, of: Partial<Claim> = {}, nowMs = noonMs): Promise<number> {
  const result = await store.reserve(request([claim({ ...of, limit: 0, amount: 1 })], nowMs));
  if ('reservation' in result) throw new Error('a limit of 0 was not kept');
  return result.used;
}
