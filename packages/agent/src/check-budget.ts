import { ConfigurationError, either } from '@cascade/core';
import { type Check, isFunction, isNumber, isOneOf } from '@cascade/core/provider-kit';
import type { AgentBudget } from './agent-options.js';
import { assertOptions } from './assert-options.js';

const isUsd = isNumber(0, 9e6);

const checks: Readonly<Record<keyof AgentBudget, Check>> = {
  daily: isUsd,
  monthly: isUsd,
  perUser: isUsd,
  perRun: isUsd,
  onLimitExceeded: either(isOneOf('refuse', 'cheaper', 'allow'), isFunction),
};

const { perUser: _perUser, ...policyChecks } = checks;

/**
 * @param isOfPolicy - of a rule or profile, which has no budget for each user
 * @throws ConfigurationError for a limit that nobody knows, or that is no number of dollars, and where none is given that could be
 * exceeded
 */
export function checkBudget(budget: unknown, path: string, isOfPolicy = false): void {
  if (budget === undefined) return;
  assertOptions(path, budget, isOfPolicy ? policyChecks : checks);
  const { onLimitExceeded, ...limits } = Object(budget);
  if (onLimitExceeded !== undefined && Object.values(limits).every((limit) => limit === undefined)) {
    throw new ConfigurationError(`${path}.onLimitExceeded does nothing without a limit: give one, such as \`daily\``);
  }
}
