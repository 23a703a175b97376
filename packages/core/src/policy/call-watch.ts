import type { Clock } from './clock.js';
import type { Timeouts } from './timeouts.js';

const never = Number.POSITIVE_INFINITY;

/** Which limit was passed. */
export type Expiry = 'first-content' | 'idle' | 'attempt' | 'deadline';

export interface CallLimits extends Required<Timeouts> {
  /** End of the whole run, epoch milliseconds; Infinity: none. */
  readonly deadlineMs: number;
  readonly streamed: boolean;
}

/**
 * Watches one attempt with a single timer. Signs of life only note the time, since they come with every chunk; the
 * timer looks at the notes when it fires and sleeps again if nothing is due.
 */
export class CallWatch {
  readonly #clock: Clock;
  readonly #limits: CallLimits;
  readonly #startedAtMs: number;
  readonly #expire: (expiry: Expiry, afterMs: number) => void;
  #cancel: () => void = () => {};
  #lastLifeMs: number | undefined;
  #hasContent = false;
  #wakesAtMs = never;

  constructor(clock: Clock, limits: CallLimits, expire: (expiry: Expiry, afterMs: number) => void) {
    this.#clock = clock;
    this.#limits = limits;
    this.#expire = expire;
    this.#startedAtMs = clock.now();
    this.#sleep();
  }

  /** Something came that is not content: counts until the first content. */
  alive(): void {
    if (!this.#hasContent) this.#note();
  }

  /** Content came. */
  content(): void {
    this.#hasContent = true;
    this.#note();
  }

  /** The first note brings a limit that may be sooner than what the timer sleeps for; later ones only move it away. */
  #note(): void {
    this.#lastLifeMs = this.#clock.now();
    const { idleMs } = this.#limits;
    if (idleMs === 0 || this.#lastLifeMs + idleMs >= this.#wakesAtMs) return;
    this.#cancel();
    this.#sleep();
  }

  stop(): void {
    this.#cancel();
  }

  #sleep(): void {
    const next = this.#next();
    this.#wakesAtMs = next?.atMs ?? never;
    if (next === undefined) return;
    const waitMs = next.atMs - this.#clock.now();
    if (waitMs <= 0) this.#expire(next.expiry, this.#clock.now() - this.#startedAtMs);
    else this.#cancel = this.#clock.schedule(waitMs, () => this.#sleep());
  }

  #next(): { readonly expiry: Expiry; readonly atMs: number } | undefined {
    const { firstContentMs, idleMs, attemptMs, deadlineMs, streamed } = this.#limits;
    const started = this.#startedAtMs;
    let expiry: Expiry = 'attempt';
    let atMs = started + (attemptMs || never);
    const consider = (other: Expiry, otherMs: number): void => {
      if (otherMs < atMs) [expiry, atMs] = [other, otherMs];
    };
    consider('deadline', deadlineMs);
    if (streamed && !this.#hasContent) consider('first-content', started + (firstContentMs || never));
    if (streamed && this.#lastLifeMs !== undefined) consider('idle', this.#lastLifeMs + (idleMs || never));
    return atMs < never ? { expiry, atMs } : undefined;
  }
}
