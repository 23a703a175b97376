import type { FailureClass } from '../spec/failure.js';

/** When an entry that mostly fails, or is mostly slow, is passed over for a while, though its circuit is closed. */
export interface HealthOptions {
  /** How far back calls count, in milliseconds. Default 60,000. */
  readonly windowMs?: number;
  /** Share of failed and slow calls from which on an entry is ejected, 0 to 1. Default 0.5. */
  readonly badShare?: number;
  /** Fewer calls than this say nothing. Default 10. */
  readonly minCalls?: number;
  /** A first content, or a whole answer, that takes longer is slow, in milliseconds. Default: no call is. */
  readonly slowMs?: number;
  /** How long an entry stays ejected, in milliseconds. Default 30,000. */
  readonly ejectMs?: number;
  /**
   * Of a tier's entries no larger share is ejected, 0 to 1. Default 0.5. When it is 1 and all are out, none is: a choice
   * among the sick is better than none.
   */
  readonly maxEjectedShare?: number;
}

export const defaultHealth: Required<HealthOptions> = {
  windowMs: 60_000,
  badShare: 0.5,
  minCalls: 10,
  slowMs: Number.POSITIVE_INFINITY,
  ejectMs: 30_000,
  maxEjectedShare: 0.5,
};

const sickening: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'rate-limited',
  'overloaded',
  'server',
  'network',
  'timeout',
  'invalid-response',
]);

/** A call as its entry's health sees it. */
export interface HealthFacts {
  readonly atMs: number;
  /** To the first content, or to the whole answer. */
  readonly latencyMs: number;
  readonly failure?: FailureClass | undefined;
}

const mostCalls = 100;

/** The health of one entry, from its last 100 calls within a window. */
export class Health {
  readonly #options: Required<HealthOptions>;
  #calls: { readonly atMs: number; readonly isBad: boolean }[] = [];
  #ejectedUntilMs = 0;

  constructor(options: Required<HealthOptions>) {
    this.#options = options;
  }

  /** Until when the entry is ejected, epoch milliseconds; 0: it is not. */
  ejectedUntilMs(nowMs: number): number {
    return this.#ejectedUntilMs > nowMs ? this.#ejectedUntilMs : 0;
  }

  observe({ atMs, latencyMs, failure }: HealthFacts): void {
    const { windowMs, badShare, minCalls, slowMs, ejectMs } = this.#options;
    const isSlow = (failure === undefined || failure === 'aborted') && latencyMs > slowMs;
    const isBad = isSlow || (failure !== undefined && sickening.has(failure));
    this.#calls.push({ atMs, isBad });
    while (this.#calls.length > mostCalls || (this.#calls[0]?.atMs ?? atMs) <= atMs - windowMs) this.#calls.shift();
    if (!isBad || this.#calls.length < minCalls) return;
    const bad = this.#calls.filter((call) => call.isBad).length;
    if (bad < badShare * this.#calls.length) return;
    this.#ejectedUntilMs = atMs + ejectMs;
    // It begins anew when it comes back.
    this.#calls = [];
  }
}

/**
 * Which of a tier's entries are out: those whose time is longest first, never more than the share.
 *
 * @param untilMs - for each entry, 0 when it is not ejected
 */
export function ejected(untilMs: readonly number[], maxEjectedShare: number): ReadonlySet<number> {
  const out = untilMs.flatMap((until, place) => (until > 0 ? [place] : []));
  if (out.length === untilMs.length && maxEjectedShare >= 1) return new Set();
  const most = Math.floor(untilMs.length * maxEjectedShare);
  return new Set(out.sort((left, right) => (untilMs[right] ?? 0) - (untilMs[left] ?? 0)).slice(0, most));
}
