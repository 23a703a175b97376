import type { Store } from '../../spec/store.js';
import { spentOn } from './grant.js';
import { writtenAttempt } from './lease.js';

/**
 * Settles reservations of processes that died: what they reserved counts as spent, and the audit log gets a row for the
 * call, with the cost basis `orphaned`. Where the call had been written down before the process died, that row counts.
 *
 * @returns how many there were
 */
export async function settleOrphans({ ledger, runs }: Store, nowMs: number): Promise<number> {
  if (ledger === undefined) return 0;
  const orphans = await ledger.orphans(nowMs);
  for (const { reservation, claims, attempt } of orphans) {
    await runs?.append({ attempts: [attempt], runs: [] });
    const written = runs && (await writtenAttempt(runs, attempt));
    await ledger.settle(reservation, written && claims.map((claim) => spentOn(claim, written)));
  }
  return orphans.length;
}
