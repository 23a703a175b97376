import type { CooldownStore } from '@cascade/core/spec';

/** A probe that was given to this process, and for how long it surely had it. */
export interface Lease {
  readonly entry: string;
  /** The end of the opening that it is for: the next opening of the entry ends later. */
  readonly untilMs: number;
  readonly fromMs: number;
  toMs: number;
}

/** The same store, with every lease that it gives noted from outside. */
export function watchCooldowns(cooldowns: CooldownStore, leases: Lease[]): CooldownStore {
  const held = new Map<string, Lease>();
  return {
    ...cooldowns,
    async acquireProbe(request) {
      const token = await cooldowns.acquireProbe(request);
      if (token === undefined || token === request.token) return token;
      const fromMs = Date.now();
      const [state] = await cooldowns.peek([request.scope]);
      const lease = { entry: request.scope.entry, untilMs: state?.untilMs ?? 0, fromMs, toMs: fromMs };
      held.set(token, lease);
      leases.push(lease);
      return token;
    },
    async report(report) {
      const lease = held.get(report.token ?? '');
      if (lease !== undefined) lease.toMs = Date.now();
      return cooldowns.report(report);
    },
  };
}
