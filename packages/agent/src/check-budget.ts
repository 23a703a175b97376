import { ConfigurationError } from '@cascade/core';
import type { AgentBudget } from './agent-options.js';
import { assertKnown, assertNumbers } from './assert-options.js';

/** @throws ConfigurationError for a limit that nobody knows, or that is no number of dollars */
export function checkBudget(
  budget: AgentBudget | undefined,
  where: string,
  known: readonly (keyof AgentBudget)[] = ['daily', 'monthly', 'perUser', 'perRun', 'onLimitExceeded'],
): void {
  if (budget === undefined) return;
  assertKnown(where, budget, Object.fromEntries(known.map((name) => [name, true])));
  const { onLimitExceeded, ...limits } = budget;
  assertNumbers(where, limits, 0);
  if (onLimitExceeded === undefined || typeof onLimitExceeded === 'function') return;
  if (!['refuse', 'cheaper', 'allow'].includes(onLimitExceeded)) {
    throw new ConfigurationError(`${where}.onLimitExceeded must be "refuse", "cheaper", "allow" or a function`);
  }
}
