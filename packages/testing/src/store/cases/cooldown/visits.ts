import type { CooldownReport, CooldownState, CooldownStore, ProbeRequest, Scope } from '@cascade/core/spec';

// The real time, because a store may let rows expire by the real clock.
const startMs = Date.now();

export const scope: Scope = { entry: 'openai/gpt', origin: 'https://api.example.com' };
export const baseMs = 30_000;
export const maxMs = 3_600_000;

/** A moment of the story, in epoch milliseconds. */
export function at(ms: number): number {
  return startMs + ms;
}

/** The report of a visit that failed at once, `ms` into the story; it opens the circuit unless told otherwise. */
export function failed(ms: number, more: Partial<CooldownReport> = {}): CooldownReport {
  return { ...report('failed', ms), failure: 'server', message: 'the server fell over', ...more };
}

export function answered(ms: number, more: Partial<CooldownReport> = {}): CooldownReport {
  return { ...report('ok', ms), ...more };
}

export function released(ms: number, token: string): CooldownReport {
  return { ...report('released', ms), token };
}

function report(outcome: CooldownReport['outcome'], ms: number): CooldownReport {
  return { scope, outcome, startedAtMs: at(ms), nowMs: at(ms), baseMs, maxMs, afterFailures: 1, windowMs: 60_000 };
}

export function probe(ms: number, more: Partial<ProbeRequest> = {}): ProbeRequest {
  return { scope, nowMs: at(ms), leaseMs: 15_000, maxMs, ...more };
}

/** Takes the lease `ms` into the story, and fails when there is none. */
export async function lease(store: CooldownStore, ms: number): Promise<string> {
  const token = await store.acquireProbe(probe(ms));
  if (token === undefined) throw new Error(`no probe lease ${ms} ms into the story, although one is due`);
  return token;
}

/** What the store says about a scope when it is asked. */
export async function stateOf(store: CooldownStore, wanted: Scope = scope): Promise<CooldownState | undefined> {
  return (await store.peek([wanted])).find(
    (state) =>
      state.scope.entry === wanted.entry && state.scope.origin === wanted.origin && state.scope.keyId === wanted.keyId,
  );
}
