import type { QueuedRow } from '../runs/queued-row.js';
import { createJournalFile, type JournalFile } from './journal-file.js';
import { encodeRows } from './journal-lines.js';
import { newJournalPath } from './journal-paths.js';

/** Files of this process that it will not write to again. */
export const leftJournals = new Set<string>();

/**
 * Rows of this process that wait for a commit, in files beside the database: what is written here survives the death of
 * the process, for a tenth of the CPU of a commit, so that many rows can share one.
 */
export interface Journal {
  /** Throws where no file can be written. */
  write(rows: readonly QueuedRow[]): void;
  /** Ends the file that was written to; what follows goes to another one. */
  seal(): SealedJournal;
}

/** Rows that are about to be committed. */
export interface SealedJournal {
  /** They are in the database. */
  forget(): void;
  /** They could not be committed: the file stays, and the next reader of the database brings its rows in. */
  leave(): void;
}

export function createJournal(databasePath: string): Journal {
  let current: JournalFile | undefined;
  return {
    write: (rows) => {
      current ??= createJournalFile(newJournalPath(databasePath));
      current.append(encodeRows(rows));
    },
    seal: () => {
      const sealed = current;
      current = undefined;
      return {
        forget: () => sealed?.remove(),
        leave: () => {
          sealed?.close();
          if (sealed !== undefined) leftJournals.add(sealed.path);
        },
      };
    },
  };
}
