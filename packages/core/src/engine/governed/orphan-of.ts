import type { AttemptRecord, Role } from '../../spec/run-store.js';
import type { Intent } from '../governor.js';
import type { Run } from '../run.js';
import type { Wish } from './claims.js';

/** What the audit log says of a call whose process dies. */
export function orphanOf(
  run: Run,
  role: Role,
  { visit, index, startedAtMs }: Intent,
  wishes: readonly Wish[],
): AttemptRecord {
  const { entry, tier } = visit;
  const money = wishes.find(({ claim }) => claim.unit === 'nanoUsd');
  const message = 'its process ended before the call was over; it counts as reserved';
  return {
    runId: run.id,
    index,
    cascade: run.cascade.name,
    entry: entry.key,
    provider: entry.provider,
    modelId: entry.modelId,
    role,
    tier,
    startedAtMs,
    latencyMs: 0,
    failure: { class: 'aborted', scope: 'request', message },
    ...(money && { costUsd: money.claim.amount / 1e9, costBasis: 'orphaned' }),
  };
}
