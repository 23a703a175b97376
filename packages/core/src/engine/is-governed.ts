import { ConfigurationError } from '../errors/configuration-error.js';
import type { CascadeOptions } from './cascade-options.js';
import type { Entry } from './resolved-cascade.js';

/**
 * Whether some option asks for more than failover. Health does by itself where there is a choice.
 *
 * @throws ConfigurationError when that needs a part which the store does not have
 */
export function isGoverned(
  { budgets = [], store, health, hedge, selection }: CascadeOptions,
  tiers: readonly (readonly Entry[])[],
  opinions: readonly Entry[],
): boolean {
  const hasLimits = [...tiers.flat(), ...opinions].some(({ limits }) => limits !== undefined);
  const needsLedger = hasLimits || budgets.some(({ over }) => over !== 'run');
  if (needsLedger && store !== undefined && store.ledger === undefined) {
    throw new ConfigurationError(
      'createCascade: `budgets` and `limits` need a `store` with a `ledger`, and this one has none',
    );
  }
  const isWatched = health !== false && tiers.some((entries) => entries.length > 1);
  return needsLedger || budgets.length > 0 || hedge !== undefined || selection !== undefined || isWatched;
}
