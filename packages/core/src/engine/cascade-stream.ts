import { ConfigurationError } from '../errors/configuration-error.js';
import { RunAbortedError } from '../errors/run-aborted-error.js';
import type { CascadeEvent, CascadeResult } from '../spec/cascade-event.js';
import type { Run } from './run.js';

/** A run as events. Lazy: the first `next()` starts it. Leaving the loop cancels the call upstream. */
export interface CascadeStream<Result = CascadeResult> extends AsyncIterable<CascadeEvent<Result>> {
  /**
   * The result of the same run. Asked for without iterating, it runs the cascade to its end by itself. It rejects as the
   * iteration does, but never causes an unhandled rejection.
   */
  readonly result: Promise<Result>;
}

type Events<Result> = AsyncGenerator<CascadeEvent<Result>, void>;

/** Hands out the events of one run, once. */
export class RunStream<Result> implements CascadeStream<Result> {
  readonly #start: () => { readonly run: Run; readonly events: Events<Result> };
  readonly #result: Promise<Result>;
  #resolve: (result: Result) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #isTaken = false;

  constructor(start: () => { readonly run: Run; readonly events: Events<Result> }) {
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
    let begun: { readonly run: Run; readonly events: Events<Result> } | undefined;
    return {
      next: () => {
        begun ??= this.#start();
        return this.#watch(begun.events.next());
      },
      return: async () => {
        begun ??= this.#start();
        // First, so that a call under way ends at once and does not hold up the generator.
        begun.run.abort();
        await begun.events.return().catch(() => {});
        begun.run.dispose();
        this.#reject(new RunAbortedError(begun.run.story));
        return { done: true, value: undefined };
      },
    };
  }

  #watch(next: Promise<IteratorResult<CascadeEvent<Result>, void>>): Promise<IteratorResult<CascadeEvent<Result>>> {
    next.then((step) => {
      if (!step.done && step.value.type === 'end') this.#resolve(step.value.result);
    }, this.#reject);
    return next;
  }

  async #drain(): Promise<void> {
    try {
      for await (const _event of this);
    } catch {
      // The result has been rejected with it.
    }
  }
}
