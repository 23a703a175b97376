import type { RunStore } from '@cascade/core/spec';
import type { Connection } from '../database/connection.js';
import { attemptOf, attemptValues, runOf, runValues } from './audit-rows.js';
import { selectRows } from './select-rows.js';
import type { WriteQueue } from './write-queue.js';

const insertAttempt = `INSERT INTO cascade_attempts (run_id, place, cascade, entry, started_at_ms, details)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
const insertRun = `INSERT INTO cascade_runs (run_id, cascade, entry, started_at_ms, details)
  VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;

/** The audit log in two tables. */
export function sqliteRuns(connection: Connection, queue: WriteQueue): RunStore {
  return {
    append: ({ attempts, runs }) =>
      queue.push([
        ...attempts.map((attempt) => ({ insert: insertAttempt, values: attemptValues(attempt) })),
        ...runs.map((run) => ({ insert: insertRun, values: runValues(run) })),
      ]),
    attempts: async (filter) => (await selectRows(connection, 'cascade_attempts', filter)).map(attemptOf),
    runs: async (filter) => (await selectRows(connection, 'cascade_runs', filter)).map(runOf),
  };
}
