import type { Io } from '../io.js';

/** Whoever waits longer than this wants to know that something happens. */
const patienceMs = 2_000;

/** Counts the seconds on a terminal while an answer is awaited, from the third one on. The returned function wipes it. */
export function showWaiting(io: Io, isQuiet = false): () => void {
  if (!io.showsProgress || isQuiet) return () => {};
  const startedAtMs = io.now();
  let isShown = false;
  const tick = (): void => {
    const seconds = Math.round((io.now() - startedAtMs) / 1_000);
    isShown = true;
    io.err(`\rwaiting for an answer … ${seconds} s`);
  };
  let interval: NodeJS.Timeout | undefined;
  const timeout = setTimeout(() => {
    tick();
    interval = setInterval(tick, 1_000);
  }, patienceMs);
  return () => {
    clearTimeout(timeout);
    clearInterval(interval);
    if (isShown) io.err('\r\u001b[K');
    isShown = false;
  };
}
