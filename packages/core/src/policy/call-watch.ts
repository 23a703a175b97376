import type { Clock } from './clock.js';
import type { Timeouts } from './timeouts.js';

/** Which limit was passed. */
export type Expiry = 'first-content' | 'idle' | 'attempt' | 'deadline';

export interface CallLimits extends Required<Timeouts> {
  /** End of the whole run, epoch milliseconds. */
  readonly deadlineMs: number | undefined;
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
  #wakesAtMs = Number.POSITIVE_INFINITY;

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
    this.#wakesAtMs = next?.atMs ?? Number.POSITIVE_INFINITY;
    if (next === undefined) return;
    const waitMs = next.atMs - this.#clock.now();
    if (waitMs <= 0) this.#expire(next.expiry, this.#clock.now() - this.#startedAtMs);
    else this.#cancel = this.#clock.schedule(waitMs, () => this.#sleep());
  }

  #next(): { readonly expiry: Expiry; readonly atMs: number } | undefined {
    const { firstContentMs, idleMs, attemptMs, deadlineMs, streamed } = this.#limits;
    const started = this.#startedAtMs;
    const lastLifeMs = streamed ? this.#lastLifeMs : undefined;
    const ends: readonly (readonly [expiry: Expiry, limitMs: number, fromMs: number | undefined])[] = [
      ['attempt', attemptMs, started],
      ['deadline', deadlineMs ?? 0, 0],
      ['first-content', firstContentMs, streamed && !this.#hasContent ? started : undefined],
      ['idle', idleMs, lastLifeMs],
    ];
    return ends
      .flatMap(([expiry, limitMs, fromMs]) =>
        limitMs > 0 && fromMs !== undefined ? [{ expiry, atMs: fromMs + limitMs }] : [],
      )
      .sort((left, right) => left.atMs - right.atMs)[0];
  }
}
