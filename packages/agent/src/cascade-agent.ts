import type { CascadeAgentOptions } from './agent-options.js';
import type { Analytics, AnalyticsOptions } from './analytics/analytics.js';
import { explainResult } from './analytics/explain-result.js';
import { getAnalytics } from './analytics/get-analytics.js';
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
import { type MakeRun, runSteps } from './run/run-steps.js';
import type { BudgetScope } from './scope/budget-scope.js';
import { currentScope } from './scope/with-budget.js';

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

  /** @throws ConfigurationError that names option, value and fix */
  constructor(options: CascadeAgentOptions) {
    checkAgentOptions(options);
    this.#options = options;
    this.#pool = new CascadePool(options);
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

  async #steps(
    { input, options: given, guard, scope }: Call,
    askWith: (open: OpenCascade) => MakeRun,
  ): Promise<AgentResult> {
    const { systemPrompt, maxSteps = 5, enableCascade } = this.#options;
    const open = await this.#pool.open(policiesOf(this.#options, given));
    try {
      const options = open.narrow(given);
      const ask = askWith(open);
      const result = await runSteps({
        messages: messagesOf(input, options.systemPrompt ?? systemPrompt),
        options,
        maxSteps: options.maxSteps ?? maxSteps,
        tier: enableCascade === false ? open.lastTier : undefined,
        ask: guard === undefined ? ask : guardedAsk(guard, ask),
        scope,
      });
      return { ...(guard?.flagged(result) ?? result), rules: open.rules };
    } finally {
      await open.release();
    }
  }
}

/** Whoever leaves the loop cancels the call. */
async function* leaving(chunks: AsyncGenerator<AgentChunk>, controller: AbortController): AsyncGenerator<AgentChunk> {
  try {
    yield* chunks;
  } finally {
    controller.abort(new DOMException('The caller left', 'AbortError'));
  }
}
