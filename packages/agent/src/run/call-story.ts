import { CascadeError, type CascadeResult, type RunOptions } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { Message, ToolResultPart } from '@cascade/core/spec';
import type { Refusal } from '../tools/use-tools.js';
import { type AgentResult, type AgentStep, agentResult } from './agent-result.js';
import { AgentStepError } from './agent-step-error.js';
import type { AgentCallOptions } from './call-options.js';
import { conversationOf } from './conversation-of.js';
import type { StepInput } from './run-steps.js';

/** What has happened in a call so far, and what its next step asks. */
export class CallStory {
  readonly #input: StepInput;
  readonly #startedAtMs: number;
  readonly #results: CascadeResult[] = [];
  readonly #steps: AgentStep[] = [];
  readonly #warnings: string[] = [];
  #messages: readonly Message[];
  /** Where the next step begins. */
  #fromTier = 0;

  constructor(input: StepInput) {
    this.#input = input;
    this.#startedAtMs = input.clock.now();
    this.#messages = input.messages;
  }

  conversation(): ReturnType<typeof conversationOf> {
    const { options } = this.#input;
    return conversationOf(this.#messages, this.#steps.length === 0 ? options : unforced(options));
  }

  runOptions(): RunOptions {
    const { options, scope: purse, tier, maxCostUsd: most, ends: signal, deadlineMs } = this.#input;
    const { require, user, metadata } = options;
    const tags = user === undefined && metadata === undefined ? undefined : { ...metadata, ...(user && { user }) };
    const spent = this.#results.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
    const maxCostUsd = most === undefined ? undefined : Math.max(0, most - spent);
    const from = this.#fromTier === 0 ? {} : { fromTier: this.#fromTier };
    const where = tier === undefined ? from : { tier };
    return { ...where, ...defined({ signal, require, tags, maxCostUsd, purse, deadlineMs }) };
  }

  /** The tier that gave this answer is the last one, with all that only that one may do. */
  mayAll(result: CascadeResult): boolean {
    const { lastTier, hasLastTier } = this.#input;
    return hasLastTier && (tierOf(result) ?? lastTier) >= lastTier;
  }

  /** Why the tools of an answer are not executed; undefined when they may be. */
  refusal({ degraded }: CascadeResult): Refusal | undefined {
    if (degraded) return { why: 'not-accepted', text: 'the answer that asks for it did not satisfy the gate' };
    const { maxSteps } = this.#input;
    if (this.#results.length < maxSteps) return undefined;
    return { why: 'steps', text: `the steps of this call ran out (maxSteps ${maxSteps})` };
  }

  answered(result: CascadeResult): void {
    this.#results.push(result);
    this.#messages = [...this.#messages, { role: 'assistant', content: result.content }];
    // What has escalated does not go below that tier again.
    if (result.run.plan !== undefined) this.#fromTier = Math.max(this.#fromTier, tierOf(result) ?? 0);
  }

  executed(result: CascadeResult, outputs: readonly ToolResultPart[]): void {
    this.#steps.push(stepOf(result, outputs));
    if (outputs.length > 0) this.#messages = [...this.#messages, { role: 'tool', content: outputs }];
  }

  warn(text: string): void {
    this.#warnings.push(text);
  }

  result(): AgentResult {
    const { clock, lastTier } = this.#input;
    const result = agentResult(this.#results, this.#steps, this.#messages, lastTier);
    const warnings = [...result.warnings, ...this.#warnings];
    return { ...result, warnings, latencyMs: clock.now() - this.#startedAtMs };
  }

  /** The error that a failure of a step is for the caller: what the steps before it have done and cost is not forgotten. */
  failure(error: unknown): unknown {
    if (this.#steps.length === 0 || !CascadeError.isInstance(error)) return error;
    const [results, steps, messages] = [this.#results, this.#steps, this.#messages];
    return new AgentStepError(error, { results, steps, messages });
  }
}

/** A tool that has to be called has to be called once, not in every step. */
function unforced({ toolChoice, ...options }: AgentCallOptions): AgentCallOptions {
  return toolChoice === 'none' ? { ...options, toolChoice } : options;
}

/** The tier that answered; undefined of a cascade without tiers. */
function tierOf({ attempts, entry }: CascadeResult): number | undefined {
  return attempts.findLast((attempt) => attempt.entry === entry && attempt.failure === undefined)?.tier;
}

/** Results are in the order of the calls. */
function stepOf({ entry, text, toolCalls }: CascadeResult, outputs: readonly ToolResultPart[]): AgentStep {
  return {
    modelUsed: entry,
    content: text,
    toolCalls: toolCalls.map(({ name, input }, place) => {
      const output = outputs[place];
      if (output === undefined) return { name, input };
      return output.isError ? { name, input, error: String(output.output) } : { name, input, output: output.output };
    }),
  };
}
