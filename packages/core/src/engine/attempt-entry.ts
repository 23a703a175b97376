import { ProviderError } from '../errors/provider-error.js';
import { CallWatch, type Expiry } from '../policy/call-watch.js';
import { defined } from '../provider-kit/defined.js';
import type { Awaitable } from '../spec/awaitable.js';
import type { CallContext } from '../spec/call-context.js';
import type { Failure } from '../spec/failure.js';
import { merge } from '../util/merge.js';
import { messageOf } from '../util/message-of.js';
import type { Delivery, Operation, Signal } from './operation.js';
import type { Entry, KeyRef } from './resolved-cascade.js';
import type { Run } from './run.js';
import { withoutKey } from './without-key.js';

/** How an attempt ended. Never thrown: inside the engine a failing provider is a value. */
export type AttemptOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly firstContentMs?: number }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly firstContentMs?: number;
      /** It came whole, and is of no use: it was paid for all the same. */
      readonly answer?: Answer;
    };

export interface AttemptInput<Answer> {
  readonly run: Run;
  readonly operation: Operation<Answer>;
  readonly entry: Entry;
  readonly key: KeyRef | undefined;
  /** Place of the attempt in its run. */
  readonly index: number;
  /** It was tried before in this visit. */
  readonly isRetry: boolean;
  readonly onRateLimits: CallContext['onRateLimits'] | undefined;
  /** Called at the first content. */
  readonly onContent: () => void;
  readonly emit: (delivery: Delivery) => Promise<void>;
}

/**
 * One call of one entry, watched by timers. Delivers what is to be handed to the caller; what comes before the first
 * content is held back until then, since an attempt that fails before it must leave no trace.
 */
export async function attemptEntry<Answer>(input: AttemptInput<Answer>): Promise<AttemptOutcome<Answer>> {
  const { run, operation, entry, emit } = input;
  const call = new Call<Answer>(input);
  const held: Delivery[] = [];
  try {
    for (;;) {
      const signal = await call.next();
      if (signal === undefined) return call.failed(endedWithoutAnswer(entry));
      if (signal.type === 'alive') call.watch.alive();
      else if (signal.type === 'answer') {
        const checked = operation.check?.(signal.answer, call.firstContentMs !== undefined);
        // A check of the caller's own may hang.
        const failure = await (operation.request?.output === undefined ? checked : call.unlessEnded(checked));
        if (failure !== undefined) return { ...call.failed(failure), answer: signal.answer };
        for (const delivery of held) await emit(delivery);
        return Object.assign(call.timing, { kind: 'answered', answer: signal.answer } as const);
      } else if (signal.isContent || call.firstContentMs !== undefined) {
        call.content(signal.isContent);
        if (held.length > 0) for (const delivery of held.splice(0)) await emit(delivery);
        await emit(signal.delivery);
      } else {
        call.watch.alive();
        held.push(signal.delivery);
      }
    }
  } catch (error) {
    return call.failed(toFailure(error, run, entry, input.key, call.expired));
  } finally {
    call.stop();
  }
}

/** An upstream call under way: its iterator, its signal and its timers. */
class Call<Answer> {
  readonly watch: CallWatch;
  expired: Failure | undefined;
  firstContentMs: number | undefined;
  readonly #input: AttemptInput<Answer>;
  readonly #controller = new AbortController();
  readonly #startedAtMs: number;
  readonly #iterator: AsyncIterator<Signal<Answer>>;
  #reject: (reason: unknown) => void = () => {};
  #isOver = false;

  constructor(input: AttemptInput<Answer>) {
    const { run, operation, entry, key, index, isRetry, onRateLimits } = input;
    this.#input = input;
    this.#startedAtMs = run.cascade.clock.now();
    const context = defined({
      signal: this.#controller.signal,
      idempotencyKey: `${run.id}-${index}`,
      omit: entry.omit,
      key: key?.key,
      fetch: entry.fetch,
      onRateLimits,
    });
    this.#iterator = operation
      .open(isRetry ? { ...entry, most: entry.retry.change } : entry, context)
      [Symbol.asyncIterator]();
    // The nearest setting wins: call, entry, cascade.
    const timeouts = merge(entry.timeouts, run.options.timeouts);
    // A stream of a model that cannot be streamed, or may not, is one whole answer.
    const mayStream = entry.capabilities.streaming !== false && !entry.omit.has(operation.kind);
    const limits = Object.assign(timeouts, { deadlineMs: run.deadlineMs, streamed: mayStream && operation.streamed });
    this.watch = new CallWatch(run.cascade.clock, limits, (expiry, afterMs) => this.#expire(expiry, afterMs));
    run.onAbort = () => this.#interrupt(run.abortReason);
    if (run.isAborted) run.onAbort();
  }

  /** The next signal; rejects at once when the call is interrupted, even if the adapter does not notice. */
  next(): Promise<Signal<Answer> | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#controller.signal.aborted) return reject(this.#controller.signal.reason);
      this.#reject = reject;
      this.#iterator.next().then((step) => {
        this.#isOver = step.done === true || step.value.type === 'answer';
        resolve(step.done === true ? undefined : step.value);
      }, reject);
    });
  }

  /** The same, or a rejection as soon as the call is interrupted. */
  unlessEnded<T>(work: Awaitable<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#controller.signal.aborted) return reject(this.#controller.signal.reason);
      this.#reject = reject;
      Promise.resolve(work).then(resolve, reject);
    });
  }

  content(isContent: boolean): void {
    if (!isContent) return;
    this.watch.content();
    if (this.firstContentMs !== undefined) return;
    this.firstContentMs = this.#input.run.cascade.clock.now() - this.#startedAtMs;
    this.#input.onContent();
  }

  get timing(): { readonly firstContentMs?: number } {
    return this.firstContentMs === undefined ? {} : { firstContentMs: this.firstContentMs };
  }

  failed(failure: Failure): AttemptOutcome<Answer> {
    return { kind: 'failed', failure, ...this.timing };
  }

  /** Lets go of everything; a call still under way is cancelled upstream. */
  stop(): void {
    this.watch.stop();
    this.#input.run.onAbort = () => {};
    if (!this.#isOver) this.#controller.abort();
    // An adapter that does not listen must not keep the caller waiting, nor throw into the void.
    this.#iterator.return?.().then(undefined, () => {});
  }

  #expire(expiry: Expiry, afterMs: number): void {
    this.expired = timeoutFailure(expiry, afterMs, this.#input.entry);
    this.#interrupt(new DOMException(this.expired.message, 'TimeoutError'));
  }

  #interrupt(reason: unknown): void {
    this.#controller.abort(reason);
    this.#reject(reason);
  }
}

const expiries: Readonly<Record<Expiry, string>> = {
  'first-content': 'no content came (timeouts.firstContentMs)',
  idle: 'the stream fell silent (timeouts.idleMs)',
  attempt: 'no whole answer came (timeouts.attemptMs)',
  deadline: 'the deadline passed',
};

function timeoutFailure(expiry: Expiry, afterMs: number, entry: Entry): Failure {
  const message = `${entry.provider}: ${expiries[expiry]}, after ${Math.round(afterMs)} ms`;
  // The caller's own deadline is not the entry's fault.
  return { class: 'timeout', scope: expiry === 'deadline' ? 'request' : 'entry', message };
}

function endedWithoutAnswer({ provider }: Entry): Failure {
  return { class: 'invalid-response', scope: 'entry', message: `${provider}: the call ended without an answer` };
}

function toFailure(
  error: unknown,
  run: Run,
  entry: Entry,
  key: KeyRef | undefined,
  expired: Failure | undefined,
): Failure {
  if (run.isAborted) return run.abortedFailure;
  if (expired !== undefined) return expired;
  const failure: Failure = ProviderError.isInstance(error)
    ? error.failure
    : {
        class: 'server',
        scope: 'entry',
        message: `${entry.provider}: ${messageOf(error)}`.slice(0, 2_000),
        cause: error,
      };
  return withoutKey(failure, key, entry.secrets);
}
