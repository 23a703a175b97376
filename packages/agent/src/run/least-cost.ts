import type { AgentBudget } from '../agent-options.js';

/** What all steps of a call may cost together. */
export function leastCost(maxCost: number | undefined, budgets: readonly AgentBudget[]): number | undefined {
  const most = budgets.flatMap(({ perRun, onLimitExceeded = 'refuse' }) =>
    perRun === undefined || onLimitExceeded !== 'refuse' ? [] : [perRun],
  );
  const all = maxCost === undefined ? most : [maxCost, ...most];
  return all.length === 0 ? undefined : Math.min(...all);
}
