import { type Cascade, ConfigurationError, createCascade, observe } from '@cascade/core';
import type { AgentBudget, CascadeAgentOptions } from './agent-options.js';
import type { AgentBatchOutcome, BatchItem, BatchOptions } from './batch/batch-options.js';
import { checkBatch, runBatch } from './batch/run-batch.js';
import { buildOptions, tiersOf } from './build-options.js';
import type { AnswerCache } from './cache/answer-cache.js';
import { openAnswerCache } from './cache/open-answer-cache.js';
import { checkAgentOptions } from './check-agent-options.js';
import { narrate } from './narrate.js';
import type { AgentResult } from './run/agent-result.js';
import { type AgentChunk, agentStream } from './run/agent-stream.js';
import type { AgentCallOptions } from './run/call-options.js';
import { checkCallOptions } from './run/check-call-options.js';
import { type AgentInput, messagesOf } from './run/conversation-of.js';
import { type MakeRun, runSteps } from './run/run-steps.js';

/**
 * A cascade in three lines: models from cheap to dear, a gate between them, tools, budgets. Adapters are loaded at the first
 * call.
 *
 * @example
 * ```ts
 * const agent = new CascadeAgent({
 *   models: [
 *     { name: 'gpt-4o-mini', provider: 'openai' },
 *     { name: 'claude-opus-4-7', provider: 'anthropic' },
 *   ],
 * });
 * const { content, totalCost, draftAccepted } = await agent.run('What is TypeScript?');
 * ```
 */
export class CascadeAgent {
  readonly #options: CascadeAgentOptions;
  readonly #lastTier: number;
  readonly #cache: AnswerCache | undefined;
  #cascade: Promise<Cascade> | undefined;
  #isClosed = false;

  /** @throws ConfigurationError that names option, value and fix */
  constructor(options: CascadeAgentOptions) {
    checkAgentOptions(options);
    this.#options = options;
    this.#lastTier = tiersOf(options).length - 1;
    this.#cache = openAnswerCache(options);
  }

  /**
   * Asks, executes tools, and answers.
   *
   * @throws RunError when nobody answered; ConfigurationError when a provider is not installed, or an option is wrong
   */
  async run<Output = unknown>(input: AgentInput, options: AgentCallOptions = {}): Promise<AgentResult<Output>> {
    checkCallOptions(options);
    const cascade = await this.#open();
    const ask: MakeRun = (conversation, runOptions) => cascade.generate(conversation, runOptions);
    // What `output` has validated is what it says; the type is the caller's word.
    return (await this.#steps(cascade, input, options, ask)) as AgentResult<Output>;
  }

  /** The same piece by piece. The last chunk is `done` and carries the result. Leaving the loop cancels the call. */
  stream(input: AgentInput, options: AgentCallOptions = {}): AsyncGenerator<AgentChunk> {
    checkCallOptions(options);
    const controller = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
    const chunks = agentStream(
      () => this.#open(),
      (cascade, ask) => this.#steps(cascade, input, { ...options, signal }, ask),
    );
    return leaving(chunks, controller);
  }

  /**
   * Answers many items, some at once, in their order; a failure is a value. All results are in memory in the end: for very
   * many items see `batch`.
   */
  async runBatch(
    items: Iterable<BatchItem> | AsyncIterable<BatchItem>,
    options: BatchOptions = {},
  ): Promise<readonly AgentBatchOutcome[]> {
    const outcomes: AgentBatchOutcome[] = [];
    for await (const outcome of this.batch(items, options)) outcomes.push(outcome);
    return outcomes;
  }

  /** The same one by one: items are read, and asked, only as far as outcomes are taken. Leaving the loop ends the batch. */
  batch(
    items: Iterable<BatchItem> | AsyncIterable<BatchItem>,
    options: BatchOptions = {},
  ): AsyncGenerator<AgentBatchOutcome> {
    checkBatch(items, options);
    return runBatch(items, (input, callOptions) => this.run(input, callOptions), options);
  }

  /** Takes no more calls, and waits until what happened is written down. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await (await this.#cascade?.catch(() => undefined))?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #steps(cascade: Cascade, input: AgentInput, options: AgentCallOptions, ask: MakeRun): Promise<AgentResult> {
    const { systemPrompt, maxSteps = 5, enableCascade, risks = {}, budget } = this.#options;
    const messages = messagesOf(input, options.systemPrompt ?? systemPrompt);
    const work = (): Promise<AgentResult> =>
      runSteps({
        cascade,
        messages,
        options,
        maxSteps: options.maxSteps ?? maxSteps,
        maxCostUsd: leastOf(options.maxCost, budget),
        risks,
        lastTier: this.#lastTier,
        tier: enableCascade === false ? this.#lastTier : undefined,
        ask,
      });
    return this.#cache === undefined ? work() : this.#cache.answer({ messages, options, work });
  }

  #open(): Promise<Cascade> {
    if (this.#isClosed) return Promise.reject(new ConfigurationError('This agent is closed'));
    this.#cascade ??= this.#make();
    return this.#cascade;
  }

  async #make(): Promise<Cascade> {
    const { verbose, onEvent } = this.#options;
    try {
      const cascade = createCascade(await buildOptions(this.#options, process.cwd()));
      const heard = onEvent === undefined ? cascade : observe(cascade, onEvent);
      return verbose === true ? observe(heard, narrate) : heard;
    } catch (error) {
      // A package may be installed meanwhile.
      this.#cascade = undefined;
      throw error;
    }
  }
}

/** What all steps of a call may cost together. */
function leastOf(
  maxCost: number | undefined,
  { perRun, onLimitExceeded = 'refuse' }: AgentBudget = {},
): number | undefined {
  if (perRun === undefined || onLimitExceeded !== 'refuse') return maxCost;
  return Math.min(perRun, maxCost ?? perRun);
}

/** Whoever leaves the loop cancels the call. */
async function* leaving(chunks: AsyncGenerator<AgentChunk>, controller: AbortController): AsyncGenerator<AgentChunk> {
  try {
    yield* chunks;
  } finally {
    controller.abort(new DOMException('The caller left', 'AbortError'));
  }
}
