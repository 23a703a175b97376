import { defined } from '../provider-kit/defined.js';
import type { CostBasis } from '../spec/price.js';
import type { AttemptRecord } from '../spec/run-store.js';
import { exact } from './cost-of-usage.js';

export interface RunCost {
  /** Undefined: some attempt was, or may have been, charged an amount that nobody named. */
  readonly costUsd?: number;
  readonly costBasis?: CostBasis;
}

/** Sums the attempts of a run. An attempt that was refused before it did any work costs nothing. */
export function costOfRun(attempts: readonly AttemptRecord[]): RunCost {
  let total = 0;
  let basis: CostBasis | undefined;
  for (const attempt of attempts.filter(wasCharged)) {
    const { costUsd, costBasis } = attempt;
    if (costUsd === undefined) return {};
    total += costUsd;
    basis = basis === undefined || basis === costBasis ? costBasis : 'blended';
  }
  return defined({ costUsd: exact(total), costBasis: basis });
}

/** It answered, spoke before it broke, or was cut off by us while it may have been working. */
export function wasCharged(attempt: AttemptRecord): boolean {
  const failure = attempt.failure;
  if (failure === undefined || attempt.usage !== undefined || attempt.firstContentMs !== undefined) return true;
  return failure.class === 'timeout' || failure.class === 'aborted';
}
