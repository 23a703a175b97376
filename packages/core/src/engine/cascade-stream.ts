import { ConfigurationError } from '../errors/configuration-error.js';
import { RunAbortedError } from '../errors/run-aborted-error.js';
import type { CascadeEvent, CascadeResult } from '../spec/cascade-event.js';
import type { Begun, Start } from './begin.js';
import { relay } from './relay.js';
import { stamp } from './stamp.js';

/** A run as events. Lazy: the first `next()` starts it. Leaving the loop cancels the call upstream. */
export interface CascadeStream<Result = CascadeResult> extends AsyncIterable<CascadeEvent<Result>> {
  /**
   * The result of the same run. Asked for without iterating, it runs the cascade to its end by itself. It rejects as the
   * iteration does, but never causes an unhandled rejection.
   */
  readonly result: Promise<Result>;
}

/** Hands out the events of one run, once. */
export class RunStream<Result> implements CascadeStream<Result> {
  readonly #start: Start<Result>;
  readonly #result: Promise<Result>;
  #resolve: (result: Result) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #isTaken = false;

  constructor(start: Start<Result>) {
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

  /** Not a generator: parts of a stream come by the hundred. */
  [Symbol.asyncIterator](): AsyncIterator<CascadeEvent<Result>> {
    if (this.#isTaken) {
      throw new ConfigurationError('This stream was already consumed');
    }
    this.#isTaken = true;
    let begun: Begun<Result> | undefined;
    let isOver = false;
    let isLeft = false;
    const begin = (): Begun<Result> => {
      begun ??= this.#start();
      return begun;
    };
    const { next, leave } = relay<CascadeEvent<Result>>(async (emit) => {
      const { run, perform } = begin();
      try {
        const result = await perform((event) => emit(stamp(run, event)));
        isOver = true;
        this.#resolve(result);
        await emit(stamp(run, { type: 'end', result }));
      } catch (error) {
        isOver = true;
        if (!isLeft) this.#reject(error);
        throw error;
      }
    });
    return {
      next,
      return: async () => {
        const { run } = begin();
        if (!isOver) {
          isLeft = true;
          run.abort();
          await leave(run.abortReason);
        }
        run.dispose();
        this.#reject(new RunAbortedError(run.story));
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
