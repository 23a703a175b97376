import type { AttemptRecord } from '../spec/run-store.js';
import type { AttemptOutcome } from './attempt-entry.js';
import type { Entry } from './resolved-cascade.js';
import type { TierOutcome } from './run-tier.js';
import type { Loop, Visit } from './visit-entry.js';

/** A call that was not made, since a budget or a limit left no room for it. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  /** Another key of the entry may have room. */
  readonly byKey: boolean;
}

/** A call that is about to be made. */
export interface Intent {
  readonly visit: Visit;
  /** Place of the attempt in its run. */
  readonly index: number;
  readonly startedAtMs: number;
}

/** Asks entries one after the other. */
export type AskInOrder = <Answer>(
  loop: Loop<Answer>,
  entries: readonly Entry[],
  tier: number,
) => Promise<TierOutcome<Answer>>;

/** What a cascade does beyond failover when its options ask for it: budgets, limits, health, selection, hedges. */
export interface Governor {
  /** Asks the entries of a tier in the order that the options want, without those that are ejected. */
  askTier<Answer>(
    loop: Loop<Answer>,
    entries: readonly Entry[],
    tier: number,
    ask: AskInOrder,
  ): Promise<TierOutcome<Answer>>;
  /**
   * Makes a call when budgets and limits leave room for it.
   *
   * @param call - makes it; gives its record to `adjust` before the record is kept
   */
  attempt<Answer>(
    loop: Loop<Answer>,
    intent: Intent,
    call: (adjust: (attempt: AttemptRecord) => AttemptRecord) => Promise<AttemptOutcome<Answer>>,
  ): Promise<AttemptOutcome<Answer> | Refused>;
}
