import { DuplicateRunError } from '../errors/duplicate-run-error.js';
import type { LedgerStore } from '../spec/ledger-store.js';
import { messageOf } from '../util/message-of.js';
import type { ResolvedCascade } from './resolved-cascade.js';
import type { Run } from './run.js';

/** How long an id is taken in the ledger, where no audit log remembers it, in milliseconds. */
const takenMs = 86_400_000;
const mostIds = 10_000;
const taken = new WeakMap<ResolvedCascade['store'], Set<string>>();

/**
 * Takes the id that a caller has given to a run. Of several callers, in whatever process, one gets it.
 *
 * @throws DuplicateRunError for all others, also when that run has failed
 */
export async function claimRunId(run: Run): Promise<void> {
  const { id, cascade } = run;
  const { store } = cascade;
  const ids = taken.get(store) ?? new Set();
  taken.set(store, ids);
  if (ids.has(id)) throw new DuplicateRunError(id);
  ids.add(id);
  if (ids.size > mostIds) for (const oldest of [...ids].slice(0, 1)) ids.delete(oldest);
  try {
    const known = (await store.runs?.attempts({ runId: id, limit: 1 })) ?? [];
    const runs = (await store.runs?.runs({ runId: id, limit: 1 })) ?? [];
    const isFree = known.length + runs.length === 0 && (store.ledger === undefined || (await take(store.ledger, run)));
    if (!isFree) throw new DuplicateRunError(id);
  } catch (error) {
    if (DuplicateRunError.isInstance(error)) throw error;
    run.warn('store-failed', `Whether the run is new could not be looked up: ${messageOf(error)}`);
  }
}

async function take(ledger: LedgerStore, { id, cascade }: Run): Promise<boolean> {
  const claim = { account: `run/${id}`, unit: 'requests', window: takenMs, limit: 1, amount: 1 } as const;
  const names = { runId: id, index: 0, cascade: cascade.name, entry: '', provider: '', modelId: '' };
  const attempt = { ...names, role: 'answer', tier: 0, startedAtMs: cascade.clock.now(), latencyMs: 0 } as const;
  const nowMs = cascade.clock.now();
  const result = await ledger.reserve({ claims: [claim], nowMs, leaseMs: 60_000, attempt });
  if ('refused' in result) return false;
  // Nothing is left to pay for: what was reserved stays.
  await ledger.settle(result.reservation, undefined);
  return true;
}
