import type { Entry } from './resolved-cascade.js';
import type { Run } from './run.js';
import type { NotChosen, Resting, TierOutcome } from './run-tier.js';

/** The answer that the run hands out. */
export interface Chosen<Answer> {
  readonly kind: 'chosen';
  readonly answer: Answer;
  readonly entry: Entry;
  /** No tier satisfied the gate: this is the best draft that was not vetoed. */
  readonly degraded: boolean;
}

/** The best draft so far that was not vetoed. */
export interface Best<Answer> extends Chosen<Answer> {
  readonly score: number;
  readonly hold: { release(): Promise<void> };
}

/** Nobody answered. */
export interface Unanswered {
  readonly kind: 'unanswered';
  readonly visits: number;
  readonly resting: readonly Resting[];
}

/** Why a run may not go on; undefined when it may. */
export function stopped(run: Run): NotChosen | undefined {
  if (run.isAborted) return aborted(run.abortReason);
  return run.remainingMs <= 0 ? { kind: 'failed', because: 'failed', reason: 'the deadline passed' } : undefined;
}

export function conclude<Answer>(run: Run, outcome: TierOutcome<Answer>): Chosen<Answer> | NotChosen {
  if (outcome.kind === 'answered')
    return { kind: 'chosen', answer: outcome.answer, entry: outcome.entry, degraded: false };
  return outcome.kind === 'failed' ? outcome : nobody(run, outcome.visits);
}

export function aborted(cause: unknown): NotChosen {
  return { kind: 'failed', because: 'aborted', reason: 'aborted by the caller', cause };
}

export function nobody(run: Run, visits: number, resting: readonly Resting[] = []): NotChosen {
  if (run.isAborted) return aborted(run.abortReason);
  const refusal = budgetRefusal(run, visits);
  if (refusal !== undefined) return { kind: 'failed', because: 'budget', reason: refusal };
  const because = run.isKeyMissing && visits === 0 ? 'missing-key' : 'failed';
  const reason = visits > 0 ? 'no entry answered' : resting.length > 0 ? 'every entry rests' : 'no entry could serve';
  return { kind: 'failed', because, reason };
}

/**
 * Why nothing but money stood in the way; undefined when something else did.
 *
 * @param visits - those that ended without an answer
 */
export function budgetRefusal({ refusal, overBudget }: Run, visits: number): string | undefined {
  return refusal ?? (visits === 0 ? overBudget : undefined);
}
