import type { Io } from '../io.js';
import { formatCount } from './format.js';

/** Whoever waits longer than this wants to know that something happens. */
const patienceMs = 2_000;
const pauseMs = 200;

export interface Progress {
  /** So many are done. */
  readonly at: (done: number) => void;
  /** Wipes it. */
  readonly stop: () => void;
}

/** Counts on a terminal what is done of a long work, from the third second on. */
export function showProgress(io: Io, what: string, total: number): Progress {
  if (!io.showsProgress) return { at: () => {}, stop: () => {} };
  let nextMs = io.now() + patienceMs;
  let isShown = false;
  return {
    at(done) {
      if (io.now() < nextMs) return;
      nextMs = io.now() + pauseMs;
      isShown = true;
      const percent = Math.floor((100 * done) / Math.max(1, total));
      io.err(`\r${what}: ${formatCount(done)} of ${formatCount(total)} (${percent} %)`);
    },
    stop() {
      if (isShown) io.err('\r\u001b[K');
    },
  };
}
