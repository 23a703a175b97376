import type { Clock } from '@cascade/core';

/** The time that all of a call may take. It begins with `start`, and must be stopped when the call is over. */
export class TimeLimit {
  readonly #controller = new AbortController();
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #cancel = (): void => {};

  constructor(timeoutMs: number, clock: Clock) {
    this.#timeoutMs = timeoutMs;
    this.#clock = clock;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** When it is over, epoch milliseconds; before the start nobody knows. */
  endMs: number | undefined;

  start(): void {
    this.endMs = this.#clock.now() + this.#timeoutMs;
    this.#await(this.endMs);
  }

  /** Timers are a little early by the clock: who is told that his time is over must find none left, or he uses it. */
  #await(endMs: number): void {
    const leftMs = endMs - this.#clock.now();
    const late = `The ${this.#timeoutMs} ms of the call are over (timeoutMs)`;
    if (leftMs <= 0) this.#controller.abort(new DOMException(late, 'TimeoutError'));
    else this.#cancel = this.#clock.schedule(leftMs, () => this.#await(endMs));
  }

  stop(): void {
    this.#cancel();
  }
}
