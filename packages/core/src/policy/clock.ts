/** Time, so that tests can drive it by hand. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after `delayMs`; the returned function takes that back. */
  schedule(delayMs: number, callback: () => void): () => void;
}

/** Longest delay that `setTimeout` takes; longer ones fire at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), longestTimeoutMs));
    return () => clearTimeout(timer);
  },
};

/** Waits, and is woken at once by the signal: resolves to false when it was. */
export function sleep(clock: Clock, delayMs: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const wake = (): void => {
      cancel();
      resolve(false);
    };
    const cancel = clock.schedule(delayMs, () => {
      signal.removeEventListener('abort', wake);
      resolve(true);
    });
    signal.addEventListener('abort', wake, { once: true });
  });
}
