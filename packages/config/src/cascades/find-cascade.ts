import { nearest } from '@cascade/core/provider-kit';
import { ConfigError } from '../config-error.js';
import type { CascadePlan } from '../layers/merge-cascades.js';

/** @throws ConfigError when there is no cascade of this name, with a suggestion */
export function findCascade(cascades: ReadonlyMap<string, CascadePlan>, name: string): CascadePlan {
  const plan = cascades.get(name);
  if (plan !== undefined) return plan;
  const guess = nearest(name, cascades.keys());
  throw new ConfigError({
    problem: `there is no cascade "${name.slice(0, 100)}"`,
    fix: guess === undefined ? listOf([...cascades.keys()]) : `Did you mean "${guess}"?`,
  });
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'No cascade is set up: run `cascade init`.' : `There are ${names.join(', ')}.`;
}
