import { estimateCost, estimateInputTokens } from '../../cost/estimate-cost.js';
import type { ChatRequest } from '../../spec/conversation.js';
import type { JudgeContext, Question, Reply } from '../../spec/gate.js';
import { messageOf } from '../../util/message-of.js';
import { Breaker } from '../breaker.js';
import type { Delivery, Operation } from '../operation.js';
import { embedOperation } from '../operations/embed-operation.js';
import { generate } from '../operations/generate.js';
import type { CostFacts } from '../record-attempt.js';
import type { Entry } from '../resolved-cascade.js';
import { Run } from '../run.js';
import { runTier } from '../run-tier.js';
import type { EventBody, Loop } from '../visit-entry.js';

type Call = { readonly run: Run; readonly over: Promise<unknown> };

/**
 * Makes the calls that the gate asks for: through the same loop, keys, cooldowns and log as every other call of the run.
 * Each is a run within the run, so that it can be ended by itself.
 */
export class Asker<Answer> implements JudgeContext {
  /** Output that a call which is ended early is taken to have had: that of the draft. */
  outputTokens = 0;
  readonly #loop: Loop<Answer>;
  readonly #calls: Call[] = [];
  #events: (EventBody<never> | Delivery)[] = [];

  constructor(loop: Loop<Answer>) {
    this.#loop = loop;
  }

  get signal(): AbortSignal {
    return this.#loop.run.signal;
  }

  async ask({ entry, role, request = this.#loop.operation.request }: Question): Promise<Reply> {
    const found = this.#find(entry);
    if (found === undefined || request === undefined) return noReply(`there is no entry "${entry}" to ask`);
    // The last one is the answer's.
    if (this.#loop.run.attemptsLeft <= 1) return noReply('maxAttempts leave no room for it');
    try {
      const run = this.#childRun();
      const outcome = await this.#call(run, found, role, generate(request), () => this.#estimate(found, request));
      if (outcome.kind === 'answered') return { response: outcome.answer.response };
      const failure = run.attempts.findLast((attempt) => attempt.entry === entry)?.failure;
      return failure === undefined ? noReply(run.skipped[0]?.reason ?? `${entry} did not answer`) : { failure };
    } catch (error) {
      return noReply(messageOf(error));
    }
  }

  async embed(entry: string, texts: readonly string[]): Promise<readonly Float32Array[] | undefined> {
    const found = this.#find(entry);
    if (found === undefined) return undefined;
    try {
      const outcome = await this.#call(this.#childRun(), found, 'opinion', embedOperation(texts));
      return outcome.kind === 'answered' ? outcome.answer.vectors : undefined;
    } catch {
      return undefined;
    }
  }

  /** Tells the caller what has happened meanwhile. */
  async tell(): Promise<void> {
    const events = this.#events;
    this.#events = [];
    for (const event of events) await this.#loop.emit(event);
  }

  /** Ends the calls that nobody waits for any more, and waits until they are written down. */
  async end(): Promise<void> {
    const reason = new DOMException('Nobody waits for it any more', 'AbortError');
    for (const { run } of this.#calls) run.abort(reason, 'no longer needed');
    await Promise.allSettled(this.#calls.map(({ over }) => over));
  }

  #estimate(entry: Entry, request: ChatRequest): CostFacts {
    const { clock } = this.#loop.run.cascade;
    const usage = { inputTokens: estimateInputTokens(request), outputTokens: this.outputTokens };
    return estimateCost(usage, entry.priceAt(clock.now()));
  }

  #find(key: string): Entry | undefined {
    const { tiers, opinions } = this.#loop.run.cascade;
    return [...opinions, ...tiers.flat()].find((entry) => entry.key === key);
  }

  #childRun(): Run {
    const { id, cascade, options, attempts, calls, deadlineMs, signal, inherited } = this.#loop.run;
    const timeouts = { ...options.timeouts, runMs: 0 };
    return new Run(id, cascade, { ...inherited, signal, deadlineMs, timeouts }, { attempts, calls });
  }

  #call<Other>(
    run: Run,
    entry: Entry,
    role: Question['role'],
    operation: Operation<Other>,
    estimate?: () => CostFacts,
  ) {
    const { audit, track, governor } = this.#loop;
    const emit = async (event: EventBody<never> | Delivery): Promise<void> => {
      if (event.type !== 'part') this.#events.push(event);
    };
    const loop = { run, operation, audit, track, governor, breaker: new Breaker(run), role, emit };
    const tier = this.#loop.run.cascade.tiers.findIndex((entries) => entries.includes(entry));
    const over = runTier({ ...loop, ...(estimate && { estimate }) }, [entry], Math.max(0, tier)).finally(() =>
      run.dispose(),
    );
    this.#calls.push({ run, over });
    return over;
  }
}

function noReply(message: string): Reply {
  return { failure: { class: 'unsupported', scope: 'request', message } };
}
