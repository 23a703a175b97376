import type { Verdict } from '../../spec/gate.js';

export interface VerdictFacts {
  readonly verdict: Verdict;
  readonly onAbstain: 'escalate' | 'accept';
  /** No tier is left that could do better. */
  readonly isLast: boolean;
  /** The user has seen the answer: it stands. */
  readonly isSeen: boolean;
}

/** Vetoes that make an answer useless to anybody. */
const fatalVetoes: ReadonlySet<string> = new Set(['empty', 'error-text', 'schema', 'cut']);

/** What to do with a judged draft. */
export type AfterVerdict =
  | 'accept'
  /** Hand it out and say what is wrong with it. */
  | 'warn'
  /** Ask the next tier, and keep it as the best so far. */
  | 'escalate'
  /** Ask the next tier, and forget it. */
  | 'discard'
  /** Ask the next entry of the same tier, and forget it. */
  | 'next-entry';

export function decideAfterVerdict({ verdict, onAbstain, isLast, isSeen }: VerdictFacts): AfterVerdict {
  if (isLast) {
    if (verdict.veto === undefined) return 'accept';
    return fatalVetoes.has(verdict.veto) && !isSeen ? 'next-entry' : 'warn';
  }
  if (verdict.veto !== undefined) return 'discard';
  if (verdict.decision === 'accept') return 'accept';
  return verdict.decision === 'abstain' && onAbstain === 'accept' ? 'accept' : 'escalate';
}
