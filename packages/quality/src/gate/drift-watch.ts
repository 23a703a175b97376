import { callHook } from '@cascade/core/provider-kit';
import type { DriftAlarm } from './quality-gate-options.js';

const window = 50;
/** Two-sided error probability of an alarm, on a test that is repeated: strict. */
const zLimit = 3;

/**
 * Compares how far accepted drafts agreed with the dear model lately with how far they did before. Raises an alarm when
 * the last 50 are worse by three standard errors, and then begins anew.
 */
export class DriftWatch {
  readonly #onDrift: (alarm: DriftAlarm) => void;
  #lately: number[] = [];
  #countBefore = 0;
  #sumBefore = 0;
  #squaresBefore = 0;

  constructor(onDrift: (alarm: DriftAlarm) => void) {
    this.#onDrift = onDrift;
  }

  observe(agreement: number): void {
    this.#lately.push(agreement);
    if (this.#lately.length <= window) return;
    const oldest = this.#lately.shift() ?? 0;
    this.#countBefore++;
    this.#sumBefore += oldest;
    this.#squaresBefore += oldest * oldest;
    if (this.#countBefore >= window) this.#test();
  }

  #test(): void {
    const countBefore = this.#countBefore;
    const before = this.#sumBefore / countBefore;
    const lately = this.#lately.reduce((total, value) => total + value, 0) / window;
    // At least that of one miss in a window: a run of perfect answers has no spread.
    const variance = Math.max(this.#squaresBefore / countBefore - before * before, (1 - 1 / window) / window);
    const error = Math.sqrt(variance / countBefore + variance / window);
    if (before - lately < zLimit * error) return;
    callHook(() => this.#onDrift({ before, lately, countBefore, countLately: window }));
    [this.#lately, this.#countBefore, this.#sumBefore, this.#squaresBefore] = [[], 0, 0, 0];
  }
}
