import {
  applyReport,
  type CooldownRecord,
  closedCooldown,
  cooldownKey,
  leaseProbe,
  matchesScope,
  publicCooldown,
} from '../policy/cooldown.js';
import type { CooldownStore } from '../spec/cooldown-store.js';

/**
 * Cooldowns of this process.
 *
 * @param maxScopes - how many scopes are remembered; beyond it the one that changed longest ago is forgotten.
 */
export function memoryCooldowns({ maxScopes = 10_000 } = {}): CooldownStore {
  // In the order of their last change, which a Map keeps when an entry is deleted before it is set.
  const records = new Map<string, CooldownRecord>();

  function keep(key: string, record: CooldownRecord): void {
    records.delete(key);
    records.set(key, record);
    if (records.size <= maxScopes) return;
    const oldest = records.keys().next();
    if (oldest.done !== true) records.delete(oldest.value);
  }

  return {
    peek: (scopes) => scopes.flatMap((scope) => records.get(cooldownKey(scope)) ?? []).map(publicCooldown),
    acquireProbe: (request) => {
      const key = cooldownKey(request.scope);
      const leased = leaseProbe(records.get(key), request, crypto.randomUUID());
      if (leased !== undefined) keep(key, leased);
      return leased?.token;
    },
    report: (report) => {
      const key = cooldownKey(report.scope);
      const before = records.get(key);
      const after = applyReport(before, report);
      if (after !== undefined && after !== before) keep(key, after);
      return publicCooldown(after ?? closedCooldown(report.scope, report.nowMs));
    },
    list: () => [...records.values()].map(publicCooldown),
    clear: (match) => {
      const doomed = [...records].filter(([, record]) => matchesScope(record.scope, match));
      for (const [key] of doomed) records.delete(key);
      return doomed.length;
    },
  };
}
