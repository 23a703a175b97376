import { wasCharged } from '../../cost/cost-of-run.js';
import type { PurseSpending } from '../../policy/purse.js';
import type { Claim } from '../../spec/ledger-store.js';
import type { AttemptRecord } from '../../spec/run-store.js';
import { nano } from './claims.js';

/** Leave to make a call. */
export interface Grant {
  readonly kind: 'granted';
  /** The ledger knows of the call. */
  readonly isBooked: boolean;
  /** Gives a call that was charged, and of which nobody said what it cost, the cost that was reserved for it. */
  adjust(attempt: AttemptRecord): AttemptRecord;
  /** To be called once the call is over and written down. */
  settle(attempt: AttemptRecord | undefined): Promise<void>;
}

/** What a call has spent on a claim. What nobody knows stays as it was reserved. */
export function spentOn({ unit, amount }: Claim, attempt: AttemptRecord): number {
  if (unit === 'requests') return amount;
  if (!wasCharged(attempt)) return 0;
  if (unit === 'nanoUsd') return attempt.costUsd === undefined ? amount : nano(attempt.costUsd);
  const { inputTokens, outputTokens } = attempt.usage ?? {};
  return inputTokens === undefined || outputTokens === undefined ? amount : inputTokens + outputTokens;
}

/** What a call has cost, for whoever shares the money. */
export function spendingOf(attempt: AttemptRecord): PurseSpending {
  if (!wasCharged(attempt)) return { usd: 0 };
  return attempt.costUsd === undefined ? {} : { usd: attempt.costUsd };
}

export function adjusted(attempt: AttemptRecord, reservedUsd: number | undefined): AttemptRecord {
  if (reservedUsd === undefined || attempt.costUsd !== undefined || !wasCharged(attempt)) return attempt;
  return { ...attempt, costUsd: reservedUsd, costBasis: 'estimated' };
}
