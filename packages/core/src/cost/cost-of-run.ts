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
  const charged = attempts.filter(wasCharged);
  if (charged.some((attempt) => attempt.costUsd === undefined)) return {};
  const bases = new Set(charged.flatMap((attempt) => (attempt.costBasis === undefined ? [] : [attempt.costBasis])));
  const [only] = bases;
  const costUsd = exact(charged.reduce((total, attempt) => total + (attempt.costUsd ?? 0), 0));
  return { costUsd, ...(only !== undefined && { costBasis: bases.size === 1 ? only : 'blended' }) };
}

/** It answered, spoke before it broke, or was cut off by us while it may have been working. */
export function wasCharged(attempt: AttemptRecord): boolean {
  const failure = attempt.failure;
  if (failure === undefined || attempt.usage !== undefined || attempt.firstContentMs !== undefined) return true;
  return failure.class === 'timeout' || failure.class === 'aborted';
}
