import { ProviderError } from '@cascade/core';
import type { Failure } from '@cascade/core/spec';

/** A row, and how it is that the batch was cut short, when it was. */
export interface Delivered {
  readonly row: unknown;
  readonly lateness?: Failure | undefined;
}

/** A call that waits for its row of a batch's results. */
export class Waiter {
  readonly name: string;
  /** Rejects with a `ProviderError`. */
  readonly row: Promise<Delivered>;
  /** Called when the caller has left, before the row is there. */
  onLeave: () => void = () => {};
  readonly #signal: AbortSignal;
  #resolve: (row: Delivered) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  readonly #leave: () => void;

  constructor(name: string, provider: string, signal: AbortSignal) {
    this.name = name;
    this.#signal = signal;
    this.row = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#leave = () => {
      this.fail(aborted(provider));
      this.onLeave();
    };
    if (signal.aborted) this.#leave();
    else signal.addEventListener('abort', this.#leave, { once: true });
  }

  answer(row: Delivered): void {
    this.#signal.removeEventListener('abort', this.#leave);
    this.#resolve(row);
  }

  fail(error: unknown): void {
    this.#signal.removeEventListener('abort', this.#leave);
    this.#reject(error);
  }
}

function aborted(provider: string): ProviderError {
  return new ProviderError({ class: 'aborted', scope: 'request', message: `${provider}: the call was aborted` });
}
