import { costOfUsage } from '../cost/cost-of-usage.js';
import { defined } from '../provider-kit/defined.js';
import type { CostBasis } from '../spec/price.js';
import type { AttemptRecord } from '../spec/run-store.js';
import type { AttemptOutcome } from './attempt-entry.js';
import type { AnswerFacts, Operation } from './operation.js';
import type { Entry } from './resolved-cascade.js';
import type { Run } from './run.js';

export interface AttemptFacts {
  readonly run: Run;
  readonly entry: Entry;
  readonly tier: number;
  readonly startedAtMs: number;
  readonly isProbe: boolean;
}

/** The audit row of an attempt: what it took, what it cost, why it failed. Never text. */
export function recordAttempt<Answer>(
  { run, entry, tier, startedAtMs, isProbe }: AttemptFacts,
  outcome: AttemptOutcome<Answer>,
  operation: Operation<Answer>,
): AttemptRecord {
  const facts = outcome.kind === 'answered' ? operation.facts(outcome.answer) : undefined;
  const cost = facts && costOf(facts, entry, startedAtMs);
  return defined({
    runId: run.id,
    index: run.attempts.length,
    cascade: run.cascade.name,
    entry: entry.key,
    provider: entry.provider,
    modelId: entry.modelId,
    role: 'answer' as const,
    tier,
    probe: isProbe || undefined,
    startedAtMs,
    latencyMs: Math.max(0, run.cascade.clock.now() - startedAtMs),
    firstContentMs: outcome.firstContentMs,
    failure: outcome.kind === 'failed' ? withoutCause(outcome.failure) : undefined,
    usage: facts?.usage,
    costUsd: cost?.costUsd,
    costBasis: cost?.costBasis,
  });
}

function costOf(facts: AnswerFacts, entry: Entry, atMs: number): { costUsd?: number; costBasis?: CostBasis } {
  if (facts.costUsd !== undefined) return { costUsd: facts.costUsd, costBasis: 'reported' };
  const price = entry.priceAt(atMs);
  const costUsd = price && costOfUsage(facts.usage, price);
  return costUsd === undefined ? {} : { costUsd, costBasis: 'priced' };
}

function withoutCause<T extends { readonly cause?: unknown }>({ cause: _cause, ...rest }: T): Omit<T, 'cause'> {
  return rest;
}
