import { type CascadeResult, costReport } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { AttemptRecord, FinishReason, Message, RunRecord, Usage, Verdict } from '@cascade/core/spec';
import type { GuardrailFlag } from '../guardrails/guardrail.js';

/** One step of a call: an answer, and the tools that it asked for. */
export interface AgentStep {
  readonly modelUsed: string;
  readonly content: string;
  readonly toolCalls: readonly {
    readonly name: string;
    readonly input: unknown;
    readonly output?: unknown;
    readonly error?: string;
  }[];
}

/** An answer of an agent. Money is in US dollars; what is not known is absent, never 0. */
export interface AgentResult<Output = unknown> {
  readonly content: string;
  /** Key of the entry that answered. */
  readonly modelUsed: string;
  /** The parsed and validated answer, where `output` was asked for. */
  readonly object?: Output;
  /** Why the model stopped; `length`: the answer is cut off. */
  readonly finishReason: FinishReason;
  /** Given again from the cache, or asked by somebody else meanwhile: it cost nothing. */
  readonly cached: boolean;
  readonly totalCost?: number;
  /** What the dearest tier alone would have cost more; negative when it was asked after a draft. */
  readonly costSavings?: number;
  /** What drafts have cost, and what the last tier has; opinions come on top. Absent with one tier, and as soon as a part of it is unknown. */
  readonly draftCost?: number;
  readonly verifierCost?: number;
  /** The drafts of all steps were accepted; undefined where there was none to judge. */
  readonly draftAccepted?: boolean;
  readonly complexity?: string;
  readonly domain?: string;
  /** No tier satisfied the gate, in any of the steps. */
  readonly degraded: boolean;
  /** Of the answers of all steps. */
  readonly usage: Usage;
  readonly latencyMs: number;
  readonly toolCalls: CascadeResult['toolCalls'];
  readonly steps: readonly AgentStep[];
  /** Every call that was made, and every verdict. Never text. */
  readonly trace: {
    readonly attempts: readonly AttemptRecord[];
    readonly verdicts: readonly Verdict[];
    /** As they are in the audit log, one a step. */
    readonly runs: readonly RunRecord[];
  };
  readonly warnings: readonly string[];
  /** What guardrails found that only flag. */
  readonly flags: readonly GuardrailFlag[];
  /** Names of the rules and profiles that applied. */
  readonly rules: readonly string[];
  /** The conversation with the answer, to go on with. */
  readonly messages: readonly Message[];
  /** Ids of the runs in the audit log, one a step; of a cached answer those that made it. */
  readonly runIds: readonly string[];
}

/** Sums up the runs of a call. */
export function agentResult(
  results: readonly CascadeResult[],
  steps: readonly AgentStep[],
  messages: readonly Message[],
  lastTier: number,
): AgentResult {
  const last = results.at(-1);
  const first = results[0];
  if (last === undefined || first === undefined) throw new RangeError('A call without a run has no result');
  const costs = results.map((result) => costReport(result));
  const attempts = results.flatMap((result) => result.attempts);
  return defined({
    content: last.text,
    modelUsed: last.entry,
    object: last.object,
    finishReason: last.finish.reason,
    cached: false,
    totalCost: total(costs.map(({ totalUsd }) => totalUsd)),
    costSavings: total(costs.map(({ savedUsd }) => savedUsd)),
    ...(lastTier > 0 && {
      draftCost: costOf(attempts, ({ tier, role }) => role === 'answer' && tier < lastTier),
      verifierCost: costOf(attempts, ({ tier, role }) => role === 'answer' && tier === lastTier),
    }),
    draftAccepted: areAccepted(results.map((result) => isDraftAccepted(result, lastTier))),
    complexity: first.run.plan?.complexity,
    domain: first.run.plan?.domain,
    degraded: results.some(({ degraded }) => degraded),
    usage: sumUsage(results.map(({ finish }) => finish.usage)),
    latencyMs: results.reduce((sum, { run }) => sum + run.latencyMs, 0),
    toolCalls: last.toolCalls,
    steps,
    trace: {
      attempts,
      verdicts: results.flatMap(({ run }) => run.verdicts),
      runs: results.map(({ run }) => run),
    },
    warnings: results.flatMap(({ warnings }) => warnings.map(({ text }) => text)),
    flags: [],
    rules: [],
    messages,
    runIds: results.map(({ runId }) => runId),
  });
}

/** The first draft was the answer; undefined where nobody drafted. */
function isDraftAccepted({ run, attempts, entry, degraded }: CascadeResult, lastTier: number): boolean | undefined {
  const draftTier = run.verdicts[0]?.tier;
  if (draftTier === undefined || draftTier >= lastTier) return undefined;
  const answered = attempts.findLast((attempt) => attempt.entry === entry && attempt.failure === undefined);
  return !degraded && answered?.tier === draftTier;
}

/** Of all steps that had a draft. */
function areAccepted(drafts: readonly (boolean | undefined)[]): boolean | undefined {
  const judged = drafts.filter((isAccepted) => isAccepted !== undefined);
  return judged.length === 0 ? undefined : judged.every((isAccepted) => isAccepted);
}

function costOf(attempts: readonly AttemptRecord[], isMeant: (attempt: AttemptRecord) => boolean): number | undefined {
  return total(
    attempts.filter(isMeant).map(({ costUsd, failure }) => costUsd ?? (failure === undefined ? undefined : 0)),
  );
}

/** Unknown as soon as a part of it is. */
function total(amounts: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    sum += amount;
  }
  return Math.round(sum * 1e12) / 1e12;
}

function sumUsage(usages: readonly Usage[]): Usage {
  const sum = (pick: (usage: Usage) => number | undefined): number | undefined => total(usages.map(pick));
  return defined({
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    cacheReadTokens: sum(({ cacheReadTokens }) => cacheReadTokens),
    cacheWriteTokens: sum(({ cacheWriteTokens }) => cacheWriteTokens),
    reasoningTokens: sum(({ reasoningTokens }) => reasoningTokens),
  });
}
