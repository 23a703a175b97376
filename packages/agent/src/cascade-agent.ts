import { once } from '@cascade/core/provider-kit';
import type { AgentBudget, CascadeAgentOptions } from './agent-options.js';
import type { Analytics, AnalyticsOptions } from './analytics/analytics.js';
import { explainResult } from './analytics/explain-result.js';
import { getAnalytics } from './analytics/get-analytics.js';
import type { AgentBatchOutcome, BatchItem, BatchOptions } from './batch/batch-options.js';
import { checkBatch, runBatch } from './batch/run-batch.js';
import type { AnswerCache } from './cache/answer-cache.js';
import { openAnswerCache } from './cache/open-answer-cache.js';
import { checkAgentOptions } from './check-agent-options.js';
import { CallGuard } from './guardrails/call-guard.js';
import { guardedAsk } from './guardrails/guarded-ask.js';
import { compilePatterns } from './rules/compile-patterns.js';
import { policiesOf } from './rules/policies-of.js';
import type { AgentResult } from './run/agent-result.js';
import { type AgentChunk, agentStream } from './run/agent-stream.js';
import type { AgentCallOptions } from './run/call-options.js';
import { CascadePool, type OpenCascade } from './run/cascade-pool.js';
import { checkCallOptions } from './run/check-call-options.js';
import { type AgentInput, messagesOf } from './run/conversation-of.js';
import { domainWithModels } from './run/domain-models.js';
import { type MakeRun, runSteps, type StepInput } from './run/run-steps.js';
import type { BudgetScope } from './scope/budget-scope.js';
import { currentScope, inScope } from './scope/with-budget.js';

interface Call {
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
  async run<Output = unknown>(input: AgentInput, options: AgentCallOptions = {}): Promise<AgentResult<Output>> {
    checkCallOptions(options);
    const guard = this.#guard(options.signal);
    const generate =
      ({ cascade }: OpenCascade): MakeRun =>
      async (conversation, runOptions) => {
        const result = await cascade.generate(conversation, runOptions);
        return guard === undefined ? result : guard.result(result);
      };
    // What `output` has validated is what it says; the type is the caller's word.
    return (await this.#steps({ input, options, guard, scope: currentScope() }, generate)) as AgentResult<Output>;
  }

  /** The same piece by piece. The last chunk is `done` and carries the result. Leaving the loop cancels the call. */
  stream(input: AgentInput, options: AgentCallOptions = {}): AsyncGenerator<AgentChunk> {
    checkCallOptions(options);
    const controller = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
    const guard = this.#guard(signal);
    const call = { input, options: { ...options, signal }, guard, scope: currentScope() };
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
    const scope = currentScope();
    return runBatch(items, (input, callOptions) => inScope(scope, () => this.run(input, callOptions)), options);
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
  close(): Promise<void> {
    return this.#pool.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #guard(signal: AbortSignal | undefined): CallGuard | undefined {
    const { guardrails } = this.#options;
    return guardrails === undefined ? undefined : new CallGuard(guardrails, signal);
  }

  async #steps(call: Call, askWith: (open: OpenCascade) => MakeRun): Promise<AgentResult> {
    const domain = await domainWithModels(this.#options, messagesOf(call.input, undefined));
    const policies = policiesOf(this.#options, call.options, await this.#patterns());
    const signals = [call.options.signal, call.scope?.signal].filter((each) => each !== undefined);
    const open = await this.#pool.open(policies, domain, AbortSignal.any(signals));
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
      return { ...(guard?.flagged(result) ?? result), ...(domain && { domain }), rules: open.rules };
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
