import type { Failure, FailureClass } from '../spec/failure.js';

export interface RetryOptions {
  /** Waits before the first, second, ... retry of a visit, in milliseconds. Default 1, 2, 4, 8 and 16 seconds. */
  readonly delaysMs?: readonly number[];
  /** Each delay is multiplied by 1 plus or minus up to this, 0 to 1. Default 0.1. */
  readonly jitter?: number;
  /** Longest wait of a visit, all its retries together, while another entry could serve. Default 2,000. */
  readonly patienceMs?: number;
  /** Longest wait of a visit when no other entry could serve. Default 60,000. */
  readonly maxWaitMs?: number;
  /** What a retry asks for at most, whatever the first attempt asked for: a lower temperature, fewer tokens. Default: no change. */
  readonly change?: { readonly temperature?: number; readonly maxOutputTokens?: number };
}

export const defaultRetry: Required<RetryOptions> = {
  delaysMs: [1_000, 2_000, 4_000, 8_000, 16_000],
  jitter: 0.1,
  patienceMs: 2_000,
  maxWaitMs: 60_000,
  change: {},
};

export interface RetryFacts {
  readonly failure: Failure;
  /** The user has seen a part of the answer. */
  readonly contentSent: boolean;
  /** Retries of this visit so far. */
  readonly retries: number;
  /** What this visit has waited so far. */
  readonly waitedMs: number;
  /** Nobody else could serve. */
  readonly alone: boolean;
  /** Attempts that the run may still make. */
  readonly attemptsLeft: number;
  /** Time until the run's deadline; Infinity without one. */
  readonly remainingMs: number;
  /** The refused part was already left out in this visit. */
  readonly omitted: boolean;
  /** From 0 to 1. */
  readonly random: number;
}

const retriedClasses: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'rate-limited',
  'overloaded',
  'server',
  'network',
  'timeout',
  'invalid-response',
]);

/** How long to wait before the same entry is called again; undefined: not again. */
export function decideRetry(facts: RetryFacts, policy: Required<RetryOptions>): number | undefined {
  const { failure, retries } = facts;
  if (facts.contentSent || facts.attemptsLeft <= 0 || facts.remainingMs <= 0) return undefined;
  if (failure.class === 'unsupported') return failure.omittable !== undefined && !facts.omitted ? 0 : undefined;
  if (!retriedClasses.has(failure.class)) return undefined;
  if (failure.class === 'invalid-response' ? retries >= 1 : failure.scope === 'request') return undefined;
  const delayMs = policy.delaysMs[retries];
  if (delayMs === undefined) return undefined;
  // A model that missed what was asked for is not helped by a pause.
  if (failure.scope === 'request') return 0;
  const jittered = delayMs * (1 + policy.jitter * (2 * facts.random - 1));
  const waitMs = Math.round(failure.retryAfterMs ?? jittered);
  const budgetMs = facts.alone ? policy.maxWaitMs : Math.min(policy.patienceMs, policy.maxWaitMs);
  return facts.waitedMs + waitMs <= budgetMs && waitMs < facts.remainingMs ? waitMs : undefined;
}
