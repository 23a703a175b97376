import { isBusy } from './store-error-of.js';

const firstDelayMs = 2;
const longestDelayMs = 50;

/**
 * Repeats `work` while the database is locked, and never waits synchronously: the delays double, with jitter so that
 * processes which met once do not meet again. After `deadlineMs` (of `performance.now`) the last error is thrown.
 */
export function untilNotBusy<T>(work: () => T, deadlineMs: number): T | Promise<T> {
  try {
    return work();
  } catch (error) {
    return waitAndRepeat(work, deadlineMs, error);
  }
}

async function waitAndRepeat<T>(work: () => T, deadlineMs: number, firstError: unknown): Promise<T> {
  let error = firstError;
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(2 * delayMs, longestDelayMs)) {
    if (!isBusy(error) || performance.now() >= deadlineMs) throw error;
    const jitteredMs = delayMs * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, jitteredMs));
    try {
      return work();
    } catch (nextError) {
      error = nextError;
    }
  }
}
