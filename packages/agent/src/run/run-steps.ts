import type { CascadeResult, RunOptions } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { Message, ToolResultPart } from '@cascade/core/spec';
import type { BudgetScope } from '../scope/budget-scope.js';
import { executeTool, isForLastTier } from '../tools/execute-tool.js';
import type { RiskOptions } from '../tools/tool-set.js';
import { type AgentResult, type AgentStep, agentResult } from './agent-result.js';
import type { AgentCallOptions } from './call-options.js';
import { conversationOf } from './conversation-of.js';

/** Makes one run of the cascade: whole, or piece by piece. */
export type MakeRun = (conversation: ReturnType<typeof conversationOf>, options: RunOptions) => Promise<CascadeResult>;

export interface StepInput {
  readonly messages: readonly Message[];
  readonly options: AgentCallOptions;
  readonly maxSteps: number;
  readonly risks: Readonly<Record<string, RiskOptions>>;
  /** Most that all steps together may cost. */
  readonly maxCostUsd: number | undefined;
  readonly lastTier: number;
  /** Whether `lastTier` may do what only the agent's last tier may. */
  readonly hasLastTier: boolean;
  /** Ask this tier at once. */
  readonly tier: number | undefined;
  readonly ask: MakeRun;
  /** The scope that the call was made in. */
  readonly scope: BudgetScope | undefined;
}

/**
 * Asks, executes the tools that the answer asks for, and asks again with their results, until an answer asks for none.
 * Only an accepted answer's tools are executed. After an escalation no later step goes below that tier again; what that
 * tier may not call itself is left to the last one.
 */
export async function runSteps(input: StepInput): Promise<AgentResult> {
  const { options, maxSteps, maxCostUsd, lastTier, hasLastTier, risks, ask } = input;
  const { tools = {}, signal = new AbortController().signal } = options;
  const results: CascadeResult[] = [];
  const steps: AgentStep[] = [];
  let { messages, tier } = input;
  for (;;) {
    const spent = results.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
    const left = maxCostUsd === undefined ? undefined : Math.max(0, maxCostUsd - spent);
    const result = await ask(
      conversationOf(messages, steps.length === 0 ? options : unforced(options)),
      runOptions(input, tier, left),
    );
    results.push(result);
    messages = [...messages, { role: 'assistant', content: result.content }];
    const { toolCalls } = result;
    const isLast = toolCalls.length === 0 || results.length >= maxSteps;
    const areOurs = toolCalls.every(({ name }) => tools[name] === undefined || tools[name].execute !== undefined);
    const mayAll = hasLastTier && (tierOf(result) ?? lastTier) >= lastTier;
    const outputs =
      isLast || !areOurs
        ? []
        : await Promise.all(toolCalls.map((call) => executeTool(call, tools[call.name], { signal, risks, mayAll })));
    steps.push(stepOf(result, outputs));
    if (outputs.length === 0) return agentResult(results, steps, messages);
    messages = [...messages, { role: 'tool', content: outputs }];
    const isLeftToLast = hasLastTier && !mayAll && toolCalls.some(({ name }) => isForLastTier(tools[name], risks));
    tier = isLeftToLast ? lastTier : (tier ?? escalatedTier(result));
  }
}

/** A tool that has to be called has to be called once, not in every step. */
function unforced({ toolChoice, ...options }: AgentCallOptions): AgentCallOptions {
  return toolChoice === 'none' ? { ...options, toolChoice } : options;
}

function runOptions(
  { options, scope: purse }: StepInput,
  tier: number | undefined,
  maxCostUsd: number | undefined,
): RunOptions {
  const { require, user, metadata } = options;
  const signals = [options.signal, purse?.signal].filter((each) => each !== undefined);
  // One of its own, for a scope may have many calls.
  const signal = purse === undefined ? options.signal : AbortSignal.any(signals);
  const tags = user === undefined && metadata === undefined ? undefined : { ...metadata, ...(user && { user }) };
  return defined({ signal, require, tags, tier: options.tier ?? tier, maxCostUsd, purse });
}

/** The tier that answered; undefined of a cascade without tiers. */
function tierOf({ attempts, entry }: CascadeResult): number | undefined {
  return attempts.findLast((attempt) => attempt.entry === entry && attempt.failure === undefined)?.tier;
}

/** The tier that answered, when it was not the first one. */
function escalatedTier(result: CascadeResult): number | undefined {
  const tier = result.run.plan === undefined ? undefined : tierOf(result);
  return tier === 0 ? undefined : tier;
}

function stepOf({ entry, text, toolCalls }: CascadeResult, outputs: readonly ToolResultPart[]): AgentStep {
  return {
    modelUsed: entry,
    content: text,
    toolCalls: toolCalls.map(({ id, name, input }) => {
      const output = outputs.find((result) => result.id === id);
      if (output === undefined) return { name, input };
      return output.isError ? { name, input, error: String(output.output) } : { name, input, output: output.output };
    }),
  };
}
