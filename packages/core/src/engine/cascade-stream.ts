import { ConfigurationError } from '../errors/configuration-error.js';
import { RunAbortedError } from '../errors/run-aborted-error.js';
import type { CascadeEvent, CascadeResult } from '../spec/cascade-event.js';
import type { Run } from './run.js';
import type { RunEvents } from './run-cascade.js';

/** A run as events. Lazy: the first `next()` starts it. Leaving the loop cancels the call upstream. */
export interface CascadeStream<Result = CascadeResult> extends AsyncIterable<CascadeEvent<Result>> {
  /**
   * The result of the same run. Asked for without iterating, it runs the cascade to its end by itself. It rejects as the
   * iteration does, but never causes an unhandled rejection.
   */
  readonly result: Promise<Result>;
}

type Begun<Result> = { readonly run: Run; readonly events: RunEvents<Result> };

/** Hands out the events of one run, once. */
export class RunStream<Result> implements CascadeStream<Result> {
  readonly #start: () => Begun<Result>;
  readonly #result: Promise<Result>;
  #resolve: (result: Result) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #isTaken = false;

  constructor(start: () => Begun<Result>) {
    this.#start = start;
    this.#result = new Promise<Result>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#result.catch(() => {});
  }

  get result(): Promise<Result> {
    // A `for await` in the same turn takes the events itself.
    if (!this.#isTaken) setTimeout(() => this.#isTaken || void this.#drain(), 0);
    return this.#result;
  }

  [Symbol.asyncIterator](): AsyncIterator<CascadeEvent<Result>> {
    if (this.#isTaken) {
      throw new ConfigurationError('This stream was already consumed');
    }
    this.#isTaken = true;
    let begun: Begun<Result> | undefined;
    let last: Promise<unknown> = Promise.resolve();
    return {
      next: () => {
        begun ??= this.#start();
        const { next } = begun.events;
        // Whoever asks for several at once gets them one after the other.
        const step = last.then(next, next);
        last = step;
        step.then(({ value }) => {
          if (value?.type === 'end') this.#resolve(value.result);
        }, this.#reject);
        return step;
      },
      return: async () => {
        begun ??= this.#start();
        await begun.events.leave().catch(() => {});
        begun.run.dispose();
        this.#reject(new RunAbortedError(begun.run.story));
        return { done: true, value: undefined };
      },
    };
  }

  async #drain(): Promise<void> {
    try {
      for await (const _event of this);
    } catch {
      // The result has been rejected with it.
    }
  }
}
