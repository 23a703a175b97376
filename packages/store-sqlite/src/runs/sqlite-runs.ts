import type { RunStore } from '@cascade/core/spec';
import type { Connection } from '../database/connection.js';
import { attemptOf, attemptRow, runOf, runRow } from './audit-rows.js';
import { selectRows } from './select-rows.js';
import type { WriteQueue } from './write-queue.js';

export interface SqliteRunsParts {
  readonly connection: Connection;
  readonly queue: WriteQueue;
  /** Brings in what is safe but not yet committed, of all processes. */
  readonly settle: () => Promise<void>;
}

/** The audit log in two tables. */
export function sqliteRuns({ connection, queue, settle }: SqliteRunsParts): RunStore {
  return {
    append: ({ attempts, runs }) => {
      const rows = attempts.map(attemptRow);
      for (const run of runs) rows.push(runRow(run));
      return queue.push(rows);
    },
    attempts: async (filter) => {
      await settle();
      return (await selectRows(connection, 'cascade_attempts', filter)).map(attemptOf);
    },
    runs: async (filter) => {
      await settle();
      return (await selectRows(connection, 'cascade_runs', filter)).map(runOf);
    },
  };
}
