import type { LedgerStore } from '@cascade/core/spec';

/** How long a reservation lives when its process dies. Calls within a batch take hours, and there are many. */
const patientLeaseMs = 600_000;

/** A ledger whose reservations live longer, so that they need not be renewed all the time: each renewal is a write. */
export function patientLedger(ledger: LedgerStore): LedgerStore {
  const renewedAtMs = new Map<string, number>();
  const patient = (leaseMs: number): number => Math.max(leaseMs, patientLeaseMs);
  return {
    async reserve(request) {
      const result = await ledger.reserve({ ...request, leaseMs: patient(request.leaseMs) });
      if ('reservation' in result) renewedAtMs.set(result.reservation, request.nowMs);
      return result;
    },
    renew(reservation, nowMs, leaseMs) {
      const lastMs = renewedAtMs.get(reservation);
      if (lastMs !== undefined && nowMs - lastMs < patientLeaseMs / 3) return true;
      renewedAtMs.set(reservation, nowMs);
      return ledger.renew(reservation, nowMs, patient(leaseMs));
    },
    settle(reservation, actual) {
      renewedAtMs.delete(reservation);
      return ledger.settle(reservation, actual);
    },
    orphans: (nowMs) => ledger.orphans(nowMs),
    accounts: (prefix, nowMs) => ledger.accounts(prefix, nowMs),
  };
}
