import type { Connection } from '../database/connection.js';
import type { SqliteValue } from '../driver/sqlite-driver.js';

/** One row to write: an INSERT and its values. */
export interface QueuedRow {
  readonly insert: string;
  readonly values: readonly SqliteValue[];
}

export interface WriteQueue {
  /** Resolves when the rows are committed. Rows of one turn of the event loop share a commit. */
  push(rows: readonly QueuedRow[]): Promise<void>;
  /** Resolves when nothing is left to write. */
  drained(): Promise<void>;
}

// Some milliseconds of work; a longer queue is written in several commits, with other work in between.
const rowsPerCommit = 250;

export function createWriteQueue({ write }: Connection, afterCommit: (rows: number) => void): WriteQueue {
  let waiting: QueuedRow[] = [];
  let flushing: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const rows = waiting;
    waiting = [];
    flushing = undefined;
    for (let start = 0; start < rows.length; start += rowsPerCommit) {
      if (start > 0) await new Promise((resolve) => setImmediate(resolve));
      const slice = rows.slice(start, start + rowsPerCommit);
      await write((sql) => {
        for (const { insert, values } of slice) sql(insert).run(values);
      });
    }
    afterCommit(rows.length);
  }

  return {
    push: (rows) => {
      waiting.push(...rows);
      if (flushing === undefined) {
        flushing = flush();
        last = Promise.allSettled([last, flushing]).then(() => undefined);
      }
      return flushing;
    },
    drained: () => last,
  };
}
