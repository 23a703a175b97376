import type { Connection } from '../database/connection.js';
import type { Journal } from '../journal/journal.js';
import { insertRow, type QueuedRow } from './queued-row.js';

export interface WriteQueue {
  /** Resolves when the rows are safe: committed, or in the journal, from where they are committed soon after. */
  push(rows: readonly QueuedRow[]): Promise<void>;
  /** Resolves when nothing is left to write. */
  drained(): Promise<void>;
  /** Writes what is waiting; nothing counts as safe after it. */
  close(): Promise<void>;
}

export interface WriteQueueOptions {
  readonly connection: Connection;
  /** Without one every row is committed before its `push` resolves. */
  readonly journal: Journal | undefined;
  readonly afterCommit: (rows: number) => void;
}

// Some milliseconds of work; a longer queue is written in several commits, with other work in between.
const rowsPerCommit = 250;
// How long rows in the journal wait for others to share a commit with.
const gatherMs = 20;
// So many rows in one turn of the event loop pay for a commit of their own.
const rowsWorthCommit = 6;

/** Rows of one turn of the event loop are made safe together. */
export function createWriteQueue({ connection, journal, afterCommit }: WriteQueueOptions): WriteQueue {
  let fresh: QueuedRow[] = [];
  let journaled: QueuedRow[] = [];
  let turn: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  // The journal is for rows that will be committed: a database that cannot be written must be heard of at once.
  let isWritable = false;

  async function endTurn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    turn = undefined;
    const rows = fresh;
    fresh = [];
    if (!isWritable || rows.length >= rowsWorthCommit || !writeTo(journal, rows)) return commitAll(rows);
    for (const row of rows) journaled.push(row);
    timer ??= setTimeout(() => void commitAll([]).catch(() => undefined), gatherMs);
  }

  function commitAll(rows: readonly QueuedRow[]): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const all = [...journaled, ...rows];
    journaled = [];
    const sealed = journal?.seal();
    const done = last
      .then(() => commit(connection, all))
      .then(
        () => {
          isWritable = true;
          sealed?.forget();
          afterCommit(all.length);
        },
        (error: unknown) => {
          isWritable = false;
          sealed?.leave();
          throw error;
        },
      );
    last = done.catch(() => undefined);
    return done;
  }

  async function drained(): Promise<void> {
    await turn?.catch(() => undefined);
    if (journaled.length > 0) await commitAll([]).catch(() => undefined);
    await last;
  }

  return {
    push: (rows) => {
      for (const row of rows) fresh.push(row);
      turn ??= endTurn();
      return turn;
    },
    drained,
    close: async () => {
      await drained();
      isWritable = false;
    },
  };
}

async function commit({ write }: Connection, rows: readonly QueuedRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerCommit) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve));
    const slice = rows.slice(start, start + rowsPerCommit);
    await write((sql) => {
      for (const row of slice) insertRow(sql, row);
    });
  }
}

function writeTo(journal: Journal | undefined, rows: readonly QueuedRow[]): boolean {
  try {
    journal?.write(rows);
    return journal !== undefined;
  } catch {
    return false;
  }
}
