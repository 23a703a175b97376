import type { CascadeResult, Clock, RunOptions } from '@cascade/core';
import type { Message } from '@cascade/core/spec';
import type { BudgetScope } from '../scope/budget-scope.js';
import type { ToolEvent } from '../tools/tool-event.js';
import type { RiskOptions } from '../tools/tool-set.js';
import { useTools } from '../tools/use-tools.js';
import type { AgentResult } from './agent-result.js';
import type { AgentCallOptions } from './call-options.js';
import { CallStory } from './call-story.js';
import type { conversationOf } from './conversation-of.js';
import type { Nesting } from './nesting.js';

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
  /** Ask only this tier. */
  readonly tier: number | undefined;
  readonly clock: Clock;
  readonly ask: MakeRun;
  /** Hears what becomes of each call of a tool. */
  readonly tell: (event: ToolEvent) => void;
  /** Told of the tools that are about to be executed. */
  readonly onTools: (names: readonly string[]) => void;
  /** The scope that the call was made in. */
  readonly scope: BudgetScope | undefined;
  /** When the time of the call is over, epoch milliseconds. */
  readonly deadlineMs: number | undefined;
  /** What ends its runs: they know themselves how much time the call has. */
  readonly ends: AbortSignal | undefined;
  /** What ends everything else: the same, and the time of the call. */
  readonly signal: AbortSignal | undefined;
  /** The tool of another call that this one was made in. */
  readonly around: Pick<Nesting, 'depth'> & Partial<Nesting>;
}

/**
 * Asks, executes the tools that the answer asks for, and asks again with their results, until an answer asks for none.
 * Only an accepted answer's tools are executed. After an escalation no later step goes below that tier again.
 */
export async function runSteps(input: StepInput): Promise<AgentResult> {
  const { options, risks, clock, onTools: onStart, tell } = input;
  const { tools = {} } = options;
  const { depth } = input.around;
  const { signal = new AbortController().signal } = input;
  const story = new CallStory(input);
  try {
    for (;;) {
      const result = await input.ask(story.conversation(), story.runOptions());
      story.answered(result);
      const { toolCalls } = result;
      const [mayAll, refusal] = [story.mayAll(result), story.refusal(result)];
      const use = await useTools(toolCalls, tools, {
        ...{ signal, clock, risks, mayAll, depth, refusal, onStart, tell },
        runId: result.runId,
      });
      story.executed(result, use.outputs);
      if (use.goesOn) continue;
      if (refusal !== undefined && use.outputs.length > 0) story.warn(`Tools were not executed: ${refusal.text}`);
      return story.result();
    }
  } catch (error) {
    throw story.failure(error);
  }
}
