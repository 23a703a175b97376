import { isBusy } from './store-error-of.js';

const firstDelayMs = 2;
const longestDelayMs = 50;

/**
 * Repeats `work` while the database is locked, and never waits synchronously: the delays double, with jitter so that
 * processes which met once do not meet again. After `deadlineMs` (of `performance.now`) the last error is thrown.
 */
export async function untilNotBusy<T>(work: () => T, deadlineMs: number): Promise<T> {
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(2 * delayMs, longestDelayMs)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadlineMs) throw error;
    }
    const jitteredMs = delayMs * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, jitteredMs));
  }
}
