import type { Budget } from '../../policy/budget.js';
import type { AttemptRecord } from '../../spec/run-store.js';
import { amountOf, limitOf, unitOf } from './claims.js';
import type { ExpectedUse } from './expected-use.js';
import { spentOn } from './grant.js';

const inFlight = new WeakMap<readonly AttemptRecord[], Set<ExpectedUse>>();

/** What the run of these attempts, calls under way included, holds of a budget of its own. */
export function runTotal(budget: Budget, attempts: readonly AttemptRecord[]): number {
  const unit = unitOf(budget);
  const claim = { account: 'run', unit, window: 'open', limit: limitOf(budget), amount: 0 } as const;
  let total = 0;
  for (const attempt of attempts) total += spentOn(claim, attempt);
  for (const other of inFlight.get(attempts) ?? []) total += amountOf(budget, other);
  return total;
}

/** Counts a call under way until the returned function is called. */
export function countInFlight(attempts: readonly AttemptRecord[], use: ExpectedUse): () => void {
  const uses = inFlight.get(attempts) ?? new Set();
  inFlight.set(attempts, uses);
  // Two calls may expect the same.
  const own = { ...use };
  uses.add(own);
  return () => void uses.delete(own);
}
