import { costOfUsage } from '../cost/cost-of-usage.js';
import { defined } from '../provider-kit/defined.js';
import type { CostBasis } from '../spec/price.js';
import type { AttemptRecord, Role } from '../spec/run-store.js';
import type { AttemptOutcome } from './attempt-entry.js';
import type { AnswerFacts, Operation } from './operation.js';
import type { Entry } from './resolved-cascade.js';
import type { Run } from './run.js';

export interface AttemptFacts {
  readonly run: Run;
  /** Place of the attempt in its run. */
  readonly index: number;
  readonly entry: Entry;
  readonly tier: number;
  readonly role: Role;
  readonly startedAtMs: number;
  readonly isProbe: boolean;
  /** What a call that the engine itself ended may have cost. */
  readonly estimate: ((entry: Entry) => CostFacts) | undefined;
}

export interface CostFacts {
  readonly costUsd?: number;
  readonly costBasis?: CostBasis;
}

/** The audit row of an attempt: what it took, what it cost, why it failed. Never text. */
export function recordAttempt<Answer>(
  { run, index, entry, tier, role, startedAtMs, isProbe, estimate }: AttemptFacts,
  outcome: AttemptOutcome<Answer>,
  operation: Operation<Answer>,
): AttemptRecord {
  const facts = outcome.answer === undefined ? undefined : operation.facts(outcome.answer);
  const wasEnded = outcome.kind === 'failed' && outcome.failure.class === 'aborted';
  const cost = facts ? costOf(facts, entry, startedAtMs) : wasEnded ? estimate?.(entry) : undefined;
  return defined({
    runId: run.id,
    index,
    cascade: run.cascade.name,
    entry: entry.key,
    provider: entry.provider,
    modelId: entry.modelId,
    role,
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

function costOf({ usage, costUsd, costBasis = 'reported' }: AnswerFacts, entry: Entry, atMs: number): CostFacts {
  if (isAmount(costUsd)) return { costUsd, costBasis };
  const price = entry.priceAt(atMs);
  const priced = price && costOfUsage(usage, price);
  return !isAmount(priced) ? {} : { costUsd: priced, costBasis: price?.isBlended ? 'blended' : 'priced' };
}

/** What is no amount of money is not known: nobody is paid back for asking. */
function isAmount(usd: number | undefined): usd is number {
  return usd !== undefined && usd >= 0 && Number.isFinite(usd);
}

function withoutCause<T extends { readonly cause?: unknown }>({ cause: _cause, ...rest }: T): Omit<T, 'cause'> {
  return rest;
}
