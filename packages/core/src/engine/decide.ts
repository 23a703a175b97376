import type { Failure } from '../spec/failure.js';

export interface FailureFacts {
  readonly failure: Failure;
  /** The user has seen a part of the answer. */
  readonly contentSent: boolean;
  readonly onInterrupted: 'fail' | 'restart';
  readonly onContentFilter: 'next' | 'fail';
  /** Attempts that the run may still make. */
  readonly attemptsLeft: number;
  /** Time until the run's deadline; Infinity without one. */
  readonly remainingMs: number;
}

/** What comes after a failed visit. */
export type AfterFailure =
  | { readonly do: 'next' }
  /** Only entries with a larger window can serve. */
  | { readonly do: 'larger' }
  /** Take back what the user has seen, then go on. */
  | { readonly do: 'restart' }
  | {
      readonly do: 'stop';
      readonly because: 'aborted' | 'bad-request' | 'interrupted' | 'failed';
      readonly reason: string;
    };

/** What to do when an entry has failed. */
export function decideAfterFailure(facts: FailureFacts): AfterFailure {
  const { failure, contentSent } = facts;
  if (failure.class === 'aborted') return { do: 'stop', because: 'aborted', reason: failure.message };
  if (contentSent && facts.onInterrupted === 'fail') {
    return { do: 'stop', because: 'interrupted', reason: failure.message };
  }
  if (failure.class === 'bad-request') return { do: 'stop', because: 'bad-request', reason: failure.message };
  if (failure.class === 'content-filter' && facts.onContentFilter === 'fail') {
    return { do: 'stop', because: 'failed', reason: 'a content filter refused' };
  }
  if (facts.attemptsLeft <= 0) return { do: 'stop', because: 'failed', reason: 'maxAttempts are used up' };
  if (facts.remainingMs <= 0) return { do: 'stop', because: 'failed', reason: 'the deadline passed' };
  if (contentSent) return { do: 'restart' };
  return { do: failure.class === 'context-overflow' ? 'larger' : 'next' };
}
