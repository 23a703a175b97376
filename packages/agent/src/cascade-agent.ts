import { type Cascade, ConfigurationError, createCascade, observe } from '@cascade/core';
import type { CascadeAgentOptions } from './agent-options.js';
import { buildOptions, tiersOf } from './build-options.js';
import { checkAgentOptions } from './check-agent-options.js';
import { CallGuard } from './guardrails/call-guard.js';
import { guardedAsk } from './guardrails/guarded-ask.js';
import { withoutAnswers } from './guardrails/without-answers.js';
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
  #cascade: Promise<Cascade> | undefined;
  #isClosed = false;

  /** @throws ConfigurationError that names option, value and fix */
  constructor(options: CascadeAgentOptions) {
    checkAgentOptions(options);
    this.#options = options;
    this.#lastTier = tiersOf(options).length - 1;
  }

  /**
   * Asks, executes tools, and answers.
   *
   * @throws RunError when nobody answered; ConfigurationError when a provider is not installed, or an option is wrong
   */
  async run<Output = unknown>(input: AgentInput, options: AgentCallOptions = {}): Promise<AgentResult<Output>> {
    checkCallOptions(options);
    const cascade = await this.#open();
    const guard = this.#guard(options.signal);
    const ask: MakeRun = async (conversation, runOptions) => {
      const result = await cascade.generate(conversation, runOptions);
      return guard === undefined ? result : guard.result(result);
    };
    // What `output` has validated is what it says; the type is the caller's word.
    return (await this.#steps(cascade, input, options, ask, guard)) as AgentResult<Output>;
  }

  /** The same piece by piece. The last chunk is `done` and carries the result. Leaving the loop cancels the call. */
  stream(input: AgentInput, options: AgentCallOptions = {}): AsyncGenerator<AgentChunk> {
    checkCallOptions(options);
    const controller = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
    const guard = this.#guard(signal);
    const chunks = agentStream(
      () => this.#open(),
      (cascade, ask) => this.#steps(cascade, input, { ...options, signal }, ask, guard),
      guard,
    );
    return leaving(chunks, controller);
  }

  /** Takes no more calls, and waits until what happened is written down. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await (await this.#cascade?.catch(() => undefined))?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #guard(signal: AbortSignal | undefined): CallGuard | undefined {
    const { guardrails } = this.#options;
    return guardrails === undefined ? undefined : new CallGuard(guardrails, signal);
  }

  async #steps(
    cascade: Cascade,
    input: AgentInput,
    options: AgentCallOptions,
    ask: MakeRun,
    guard: CallGuard | undefined,
  ): Promise<AgentResult> {
    const { systemPrompt, maxSteps = 5, enableCascade } = this.#options;
    const result = await runSteps({
      cascade,
      messages: messagesOf(input, options.systemPrompt ?? systemPrompt),
      options,
      maxSteps: options.maxSteps ?? maxSteps,
      tier: enableCascade === false ? this.#lastTier : undefined,
      ask: guard === undefined ? ask : guardedAsk(guard, ask),
    });
    return guard === undefined ? result : guard.flagged(result);
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
      const heard =
        onEvent === undefined ? cascade : observe(cascade, withoutAnswers(onEvent, this.#options.guardrails));
      return verbose === true ? observe(heard, narrate) : heard;
    } catch (error) {
      // A package may be installed meanwhile.
      this.#cascade = undefined;
      throw error;
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
