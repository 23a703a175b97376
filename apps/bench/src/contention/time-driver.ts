import { openDriver, type SqliteDriver } from '@cascade/store-sqlite';

/** How long SQLite held the event loop. */
export interface Pauses {
  count: number;
  longestMs: number;
  /** Turns in which the kernel gave the processor to somebody else. */
  interrupted: number;
}

/**
 * Opens a file with the store's own driver and measures how long each turn at it takes: a read, or a whole transaction.
 * Waiting for a lock or the disk counts. A turn that the kernel interrupted counts with its CPU time, since on a machine
 * with more work than processors the clock would measure the others.
 */
export function timedOpener(pauses: Pauses): (path: string) => Promise<SqliteDriver> {
  return async (path) => timeDriver(await openDriver(path), pauses);
}

function timeDriver(driver: SqliteDriver, pauses: Pauses): SqliteDriver {
  let transaction: Moment | undefined;
  const note = (start: Moment): void => {
    const end = moment();
    const isInterrupted = end.interruptions > start.interruptions;
    pauses.count++;
    if (isInterrupted) pauses.interrupted++;
    const tookMs = isInterrupted ? end.cpuMs - start.cpuMs : end.atMs - start.atMs;
    pauses.longestMs = Math.max(pauses.longestMs, tookMs);
  };
  const time = <T>(work: () => T): T => {
    if (transaction !== undefined) return work();
    const start = moment();
    try {
      return work();
    } finally {
      note(start);
    }
  };
  return {
    prepare: (sql) => {
      const statement = driver.prepare(sql);
      return {
        run: (values) => time(() => statement.run(values)),
        get: (values) => time(() => statement.get(values)),
        all: (values) => time(() => statement.all(values)),
      };
    },
    exec: (sql) => {
      const start = transaction ?? moment();
      const begins = sql.startsWith('BEGIN');
      transaction = undefined;
      try {
        driver.exec(sql);
        if (begins) transaction = start;
      } finally {
        // One that waited for the lock in vain has held the event loop too.
        if (transaction === undefined) note(start);
      }
    },
    close: () => driver.close(),
  };
}

interface Moment {
  readonly atMs: number;
  readonly cpuMs: number;
  readonly interruptions: number;
}

function moment(): Moment {
  const { userCPUTime, systemCPUTime, involuntaryContextSwitches } = process.resourceUsage();
  return {
    atMs: performance.now(),
    cpuMs: (userCPUTime + systemCPUTime) / 1_000,
    interruptions: involuntaryContextSwitches,
  };
}
