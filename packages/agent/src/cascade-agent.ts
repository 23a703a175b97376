import type { AgentBudget, CascadeAgentOptions } from './agent-options.js';
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
import { policiesOf } from './rules/policies-of.js';
import type { AgentResult } from './run/agent-result.js';
import { type AgentChunk, agentStream } from './run/agent-stream.js';
import type { AgentCallOptions } from './run/call-options.js';
import { CascadePool, type OpenCascade } from './run/cascade-pool.js';
import { checkCallOptions } from './run/check-call-options.js';
import { type AgentInput, messagesOf } from './run/conversation-of.js';
import { type MakeRun, runSteps, type StepInput } from './run/run-steps.js';
import type { BudgetScope } from './scope/budget-scope.js';
import { currentScope } from './scope/with-budget.js';

interface Call {
  readonly pool: CascadePool;
  readonly input: AgentInput;
  readonly options: AgentCallOptions;
  readonly guard: CallGuard | undefined;
  readonly scope: BudgetScope | undefined;
}

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
  async run<Output = unknown>(input: AgentInput, options: AgentCallOptions = {}): Promise<AgentResult<Output>> {
    // What `output` has validated is what it says; the type is the caller's word.
    return (await this.#run(this.#pool, input, options)) as AgentResult<Output>;
  }

  #run(pool: CascadePool, input: AgentInput, options: AgentCallOptions): Promise<AgentResult> {
    checkCallOptions(options);
    const guard = this.#guard(options.signal);
    const generate =
      ({ cascade }: OpenCascade): MakeRun =>
      async (conversation, runOptions) => {
        const result = await cascade.generate(conversation, runOptions);
        return guard === undefined ? result : guard.result(result);
      };
    return this.#steps({ pool, input, options, guard, scope: currentScope() }, generate);
  }

  /** The same piece by piece. The last chunk is `done` and carries the result. Leaving the loop cancels the call. */
  stream(input: AgentInput, options: AgentCallOptions = {}): AsyncGenerator<AgentChunk> {
    checkCallOptions(options);
    const controller = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
    const guard = this.#guard(signal);
    const call = { pool: this.#pool, input, options: { ...options, signal }, guard, scope: currentScope() };
    const chunks = agentStream((ask) => {
      const stream =
        ({ cascade }: OpenCascade): MakeRun =>
        (...asked) =>
          ask(cascade, ...asked);
      return this.#steps(call, stream);
    }, guard);
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
    return runBatch(items, { clock, openRunner: (vendor) => this.#runner(vendor) }, options);
  }

  /** With batches of vendors: on cascades of its own, and the same store. */
  #runner(vendor: VendorBatches | undefined): BatchRunner {
    if (vendor === undefined) {
      return { run: (input, options) => this.#run(this.#pool, input, options), close: async () => {} };
    }
    const pool = new CascadePool({ ...this.#options, store: this.#pool.store }, vendor.apply);
    this.#batchPools.add(pool);
    return {
      run: (input, options) => this.#run(pool, input, options),
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

  async #steps(call: Call, askWith: (open: OpenCascade) => MakeRun): Promise<AgentResult> {
    const open = await call.pool.open(policiesOf(this.#options, call.options));
    try {
      const options = open.narrow(call.options);
      const messages = messagesOf(call.input, options.systemPrompt ?? this.#options.systemPrompt);
      const { guard } = call;
      const ask = askWith(open);
      const work = (): Promise<AgentResult> =>
        runSteps({
          ...this.#limits(options, open),
          messages,
          options,
          ask: guard === undefined ? ask : guardedAsk(guard, ask),
          scope: call.scope,
        });
      const asked = { messages, options, rules: open.rules, work };
      const result = await (this.#cache === undefined ? work() : this.#cache.answer(asked));
      return { ...(guard?.flagged(result) ?? result), rules: open.rules };
    } finally {
      await open.release();
    }
  }

  #limits(
    options: AgentCallOptions,
    { lastTier, hasLastTier }: OpenCascade,
  ): Pick<StepInput, 'maxSteps' | 'maxCostUsd' | 'risks' | 'lastTier' | 'hasLastTier' | 'tier'> {
    const { maxSteps = 5, enableCascade, risks = {}, budget } = this.#options;
    return {
      maxSteps: options.maxSteps ?? maxSteps,
      maxCostUsd: leastOf(options.maxCost, budget),
      risks,
      lastTier,
      hasLastTier,
      tier: enableCascade === false ? lastTier : undefined,
    };
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
