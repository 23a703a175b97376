import { AsyncLocalStorage } from 'node:async_hooks';
import { ConfigurationError } from '@cascade/core';
import { type Check, checkOptions, isOneOf } from '@cascade/core/provider-kit';
import { BudgetScope, type ScopeLimits, type ScopeReport } from './budget-scope.js';

/** What the function inside of `withBudget` is given. */
export interface Scope {
  /** What was used so far. It may be asked later, too. */
  report(): ScopeReport;
  /** Aborted when the time is up: for work of your own. */
  readonly signal: AbortSignal;
}

/** Infinity is no limit. */
const isAmount: Check = (value) => (typeof value === 'number' && value >= 0 ? undefined : 'a number of at least 0');
const isMode = isOneOf('enforce', 'observe');

const current = new AsyncLocalStorage<BudgetScope | undefined>();

/** The scope that the caller runs in. */
export function currentScope(): BudgetScope | undefined {
  return current.getStore();
}

/** Does something as if it were done in that scope, or in none. */
export function inScope<T>(scope: BudgetScope | undefined, work: () => T): T {
  return current.run(scope, work);
}

/**
 * Limits money, calls and time of everything that runs inside, over all agents and instrumented clients, across awaits and
 * branches side by side. Scopes within scopes keep to both.
 *
 * @throws ScopeBudgetError when the time is up, at once; what is under way is aborted. A call that does not fit fails with
 * `budget-exceeded` (agents) or `scope-budget` (instrumented clients). ConfigurationError for a limit that is none
 * @example
 * ```ts
 * const report = await withBudget({ usd: 0.5, calls: 20, timeMs: 60_000 }, async (scope) => {
 *   await Promise.all([agent.run('a'), agent.run('b')]);
 *   return scope.report();
 * });
 * ```
 */
export async function withBudget<T>(limits: ScopeLimits, work: (scope: Scope) => Promise<T> | T): Promise<T> {
  checkOptions('withBudget', limits, { usd: isAmount, calls: isAmount, timeMs: isAmount, mode: isMode });
  if (typeof work !== 'function') throw new ConfigurationError('withBudget: give a function to run inside');
  const account = new BudgetScope(limits, currentScope());
  const { signal } = account;
  const scope: Scope = { report: () => account.report(), signal };
  let stop = (): void => {};
  try {
    const late = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    const done = current.run(account, async () => work(scope));
    return await Promise.race([done, late]);
  } finally {
    signal.removeEventListener('abort', stop);
    account.end();
  }
}
