import type { RunStore } from '@cascade/core/spec';
import { appendsARunOnce } from './cases/runs/appends-a-run-once.js';
import { appendsAnAttemptOnce } from './cases/runs/appends-an-attempt-once.js';
import { combinesFilters } from './cases/runs/combines-filters.js';
import { filtersByCascade } from './cases/runs/filters-by-cascade.js';
import { filtersByEntry } from './cases/runs/filters-by-entry.js';
import { filtersByRun } from './cases/runs/filters-by-run.js';
import { filtersByTime } from './cases/runs/filters-by-time.js';
import { keepsARun } from './cases/runs/keeps-a-run.js';
import { keepsAnAttempt } from './cases/runs/keeps-an-attempt.js';
import { leavesTheUnknownUnknown } from './cases/runs/leaves-the-unknown-unknown.js';
import { listsAttemptsNewestFirst } from './cases/runs/lists-attempts-newest-first.js';
import { listsRunsNewestFirst } from './cases/runs/lists-runs-newest-first.js';
import { losesNoRow } from './cases/runs/loses-no-row.js';
import { stopsAtTheLimit } from './cases/runs/stops-at-the-limit.js';
import type { StoreCase } from './store-case.js';

/** What the part `runs` of a store must do, one case per behaviour. */
export const runCases: readonly StoreCase<RunStore>[] = [
  keepsAnAttempt,
  keepsARun,
  leavesTheUnknownUnknown,
  appendsAnAttemptOnce,
  appendsARunOnce,
  listsAttemptsNewestFirst,
  listsRunsNewestFirst,
  filtersByRun,
  filtersByEntry,
  filtersByCascade,
  filtersByTime,
  combinesFilters,
  stopsAtTheLimit,
  losesNoRow,
];
