import { CascadeError, RunAbortedError, systemClock } from '@cascade/core';
import { callHook, once } from '@cascade/core/provider-kit';
import type { CascadeAgentOptions } from './agent-options.js';
import type { Analytics, AnalyticsOptions } from './analytics/analytics.js';
import { explainResult } from './analytics/explain-result.js';
import { getAnalytics } from './analytics/get-analytics.js';
import type { AgentBatchOutcome, BatchItem, BatchOptions } from './batch/batch-options.js';
import { type BatchRunner, checkBatch, runBatch } from './batch/run-batch.js';
import type { VendorBatches } from './batch/vendor/open-vendor-batches.js';
import type { AnswerCache } from './cache/answer-cache.js';
import { openAnswerCache } from './cache/open-answer-cache.js';
import { checkAgentOptions } from './check-agent-options.js';
import { CallGuard } from './guardrails/call-guard.js';
import { guardedAsk } from './guardrails/guarded-ask.js';
import { narrate } from './narrate.js';
import { compilePatterns } from './rules/compile-patterns.js';
import { policiesOf } from './rules/policies-of.js';
import type { AgentResult } from './run/agent-result.js';
import { type AgentChunk, agentStream } from './run/agent-stream.js';
import type { AgentCallOptions } from './run/call-options.js';
import { CascadePool, type OpenCascade } from './run/cascade-pool.js';
import { checkCallOptions } from './run/check-call-options.js';
import { type AgentInput, messagesOf } from './run/conversation-of.js';
import { domainWithModels } from './run/domain-models.js';
import { endOf } from './run/end-of.js';
import { leastCost } from './run/least-cost.js';
import { leaving } from './run/leaving.js';
import { enterCall } from './run/nesting.js';
import { type OutputOf, withOutput } from './run/output-of.js';
import { type MakeRun, runSteps, type StepInput } from './run/run-steps.js';
import { TimeLimit } from './run/time-limit.js';
import type { BudgetScope } from './scope/budget-scope.js';
import { currentScope, inScope } from './scope/with-budget.js';
import type { ToolEvent } from './tools/tool-event.js';

interface Call {
  readonly pool: CascadePool;
  readonly input: AgentInput;
  readonly options: AgentCallOptions;
  readonly guard: CallGuard | undefined;
  readonly scope: BudgetScope | undefined;
  readonly around: StepInput['around'];
  /** What ends its runs. */
  readonly ends: AbortSignal | undefined;
  readonly limit: TimeLimit | undefined;
  /** What ends everything else: the same, and the time of the call. */
  readonly signal: AbortSignal | undefined;
}

type StepsArguments = [call: Call, askWith: (open: OpenCascade) => MakeRun, onTools: StepInput['onTools']];

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
  readonly #pool: CascadePool;
  readonly #batchPools = new Set<CascadePool>();
  readonly #cache: AnswerCache | undefined;
  readonly #patterns = once(() => compilePatterns(this.#options.rules));

  /** @throws ConfigurationError that names option, value and fix */
  constructor(options: CascadeAgentOptions) {
    checkAgentOptions(options);
    this.#options = options;
    this.#pool = new CascadePool(options);
    this.#cache = openAnswerCache(options);
  }

  /**
   * Asks, executes tools, and answers.
   *
   * @throws RunError when nobody answered; GuardrailError when a guardrail blocks; ConfigurationError when a provider is not
   * installed, or an option is wrong
   */
  run<const Schema extends NonNullable<AgentCallOptions['output']>>(
    input: AgentInput,
    options: AgentCallOptions & { readonly output: Schema },
  ): Promise<AgentResult<OutputOf<Schema>>>;
  run<Output = unknown>(input: AgentInput, options?: AgentCallOptions): Promise<AgentResult<Output>>;
  async run(input: AgentInput, options: AgentCallOptions = {}): Promise<AgentResult> {
    return this.#run(this.#pool, input, options);
  }

  #run(pool: CascadePool, input: AgentInput, options: AgentCallOptions): Promise<AgentResult> {
    checkCallOptions(options);
    const call = this.#call(pool, input, options);
    const { guard } = call;
    const generate =
      ({ cascade }: OpenCascade): MakeRun =>
      async (conversation, runOptions) => {
        const result = await cascade.generate(conversation, runOptions);
        return guard === undefined ? result : guard.result(result);
      };
    return this.#steps(call, generate, () => {});
  }

  /** The same piece by piece. The last chunk is `done` and carries the result. Leaving the loop cancels the call. */
  stream<const Schema extends NonNullable<AgentCallOptions['output']>>(
    input: AgentInput,
    options: AgentCallOptions & { readonly output: Schema },
  ): AsyncGenerator<AgentChunk<OutputOf<Schema>>>;
  stream(input: AgentInput, options?: AgentCallOptions): AsyncGenerator<AgentChunk>;
  stream(input: AgentInput, options: AgentCallOptions = {}): AsyncGenerator<AgentChunk> {
    checkCallOptions(options);
    const controller = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
    const call = this.#call(this.#pool, input, { ...options, signal });
    const chunks = agentStream((ask, onTools) => {
      const stream =
        ({ cascade }: OpenCascade): MakeRun =>
        (...asked) =>
          ask(cascade, ...asked);
      return this.#steps(call, stream, onTools);
    }, call.guard);
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
    const { clock } = this.#options;
    const scope = currentScope();
    return runBatch(items, { clock, openRunner: (vendor) => this.#runner(vendor, scope) }, options);
  }

  /** With batches of vendors: on cascades of its own, and the same store. */
  #runner(vendor: VendorBatches | undefined, scope: BudgetScope | undefined): BatchRunner {
    if (vendor === undefined) {
      return {
        run: (input, options) => inScope(scope, () => this.#run(this.#pool, input, options)),
        close: async () => {},
      };
    }
    const pool = new CascadePool({ ...this.#options, store: this.#pool.store }, vendor.apply);
    this.#batchPools.add(pool);
    return {
      run: (input, options) => inScope(scope, () => this.#run(pool, input, options)),
      close: () => pool.close().finally(() => this.#batchPools.delete(pool)),
    };
  }

  /**
   * What the calls of this agent came to, by model, domain, complexity, user and day: from the audit log of its store, in which
   * all agents of the same `name` are one.
   *
   * @throws ConfigurationError when the store has no audit log
   */
  getAnalytics(options: AnalyticsOptions = {}): Promise<Analytics> {
    return getAnalytics(this.#pool.store, this.#options.name ?? 'agent', options);
  }

  /** Says in words how an answer came to be: rules, failures, plan and verdicts. */
  explain(result: AgentResult): Promise<readonly string[]> {
    return explainResult(result);
  }

  /** Takes no more calls, and waits until what happened is written down. */
  async close(): Promise<void> {
    await Promise.all([this.#pool, ...this.#batchPools].map((pool) => pool.close()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #guard(signal: AbortSignal | undefined): CallGuard | undefined {
    const { guardrails } = this.#options;
    return guardrails === undefined ? undefined : new CallGuard(guardrails, signal);
  }

  #call(pool: CascadePool, input: AgentInput, options: AgentCallOptions): Call {
    const around = enterCall(this.#options.maxDepth ?? 3);
    const scope = currentScope();
    const ends = endOf(options.signal, scope?.signal, around.signal);
    const { timeoutMs } = options;
    const limit = timeoutMs === undefined ? undefined : new TimeLimit(timeoutMs, this.#options.clock ?? systemClock);
    const signal = endOf(ends, limit?.signal);
    return { pool, input, options, guard: this.#guard(signal), scope, around, ends, limit, signal };
  }

  /** Within its time; whatever ends it, the caller hears of it by an error of ours. */
  async #steps(...[call, ...others]: StepsArguments): Promise<AgentResult> {
    const { limit, signal } = call;
    limit?.start();
    try {
      return await this.#performSteps(call, ...others);
    } catch (error) {
      if (signal?.aborted !== true || CascadeError.isInstance(error)) throw error;
      const cascade = this.#options.name ?? 'agent';
      const story = { runId: crypto.randomUUID(), cascade, attempts: [], skipped: [], warnings: [] };
      throw new RunAbortedError(story, { cause: error });
    } finally {
      limit?.stop();
    }
  }

  async #performSteps(...[call, askWith, onTools]: StepsArguments): Promise<AgentResult> {
    const domain = await domainWithModels(this.#options, messagesOf(call.input, undefined), call.options.tier);
    const policies = policiesOf(this.#options, call.options, await this.#patterns());
    const open = await call.pool.open(policies, domain, call.signal);
    try {
      const options = open.narrow(call.options);
      const messages = messagesOf(call.input, options.systemPrompt ?? this.#options.systemPrompt);
      const { guard, scope, around, ends, signal, limit } = call;
      const ask = guard === undefined ? askWith(open) : guardedAsk(guard, askWith(open));
      const work = (): Promise<AgentResult> =>
        runSteps({
          ...this.#limits(options, open),
          ...{ messages, options, ask, onTools, scope, around, ends, signal },
          deadlineMs: limit?.endMs,
        });
      const asked = { messages, options, signal, rules: open.rules, work };
      const made = await (this.#cache === undefined ? work() : this.#cache.answer(asked));
      const result = await withOutput(guard?.flagged(made) ?? made, options.output);
      return { ...result, ...(domain && { domain }), rules: open.rules };
    } finally {
      await open.release();
    }
  }

  #limits(
    options: AgentCallOptions,
    { lastTier, hasLastTier, budgets }: OpenCascade,
  ): Pick<StepInput, 'maxSteps' | 'maxCostUsd' | 'risks' | 'lastTier' | 'hasLastTier' | 'tier' | 'clock' | 'tell'> {
    const { maxSteps = 5, enableCascade, risks = {}, budget = {}, clock = systemClock } = this.#options;
    return {
      maxSteps: options.maxSteps ?? maxSteps,
      maxCostUsd: leastCost(options.maxCost, [budget, ...budgets]),
      risks,
      lastTier,
      hasLastTier,
      tier: options.tier ?? (enableCascade === false ? lastTier : undefined),
      clock,
      tell: (event) => this.#tell(event),
    };
  }

  /** What happens between runs; of what happens in them the cascades tell. */
  #tell(event: ToolEvent): void {
    const { onEvent, verbose } = this.#options;
    if (verbose === true) narrate(event);
    callHook(() => onEvent?.(event));
  }
}
