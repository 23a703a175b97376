import type { Clock } from '@cascade/core';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves time on, calling back what falls due on the way, in order; what that sets off gets its turn in between. */
  advance(byMs: number): Promise<void>;
  /** Sets the time without calling anything back, backwards too, as when somebody sets the machine's clock. */
  jump(toMs: number): void;
  /** How many callbacks wait. */
  readonly pending: number;
}

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/** @param startMs - epoch milliseconds, default 2026-01-01T00:00:00Z */
export function manualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  const timers = new Set<Timer>();
  let nowMs = startMs;
  let order = 0;

  function nextDue(untilMs: number): Timer | undefined {
    return [...timers]
      .filter((timer) => timer.atMs <= untilMs)
      .sort((left, right) => left.atMs - right.atMs || left.order - right.order)[0];
  }

  return {
    now: () => nowMs,
    schedule(delayMs, callback) {
      const timer: Timer = { atMs: nowMs + Math.max(0, delayMs), order: order++, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(byMs) {
      const untilMs = nowMs + byMs;
      await settle();
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.atMs);
        timer.callback();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
    jump(toMs) {
      nowMs = toMs;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Lets promises that are already resolved have their say. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
