import { nearest } from '@cascade/core/provider-kit';
import { below, type Place } from '../documents/config-document.js';
import { placeError } from '../documents/place-error.js';
import type { CascadeSettings } from '../settings/cascade-shape.js';
import type { EntrySettings } from '../settings/entry-shape.js';
import type { Placed } from '../shape/combine.js';
import type { Layer } from './layer.js';

/** A cascade as the nearest file that has it describes it. */
export interface CascadePlan {
  readonly name: string;
  readonly settings: CascadeSettings;
  readonly place: Place;
}

/**
 * The cascades of all files; a nearer one replaces a farther one of the same name as a whole, but for its budgets: a project
 * cannot take away those that the user has set.
 */
export function mergeCascades(
  layers: readonly Layer[],
  providers: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, CascadePlan> {
  const plans = new Map<string, CascadePlan>();
  for (const { settings } of layers) {
    for (const [name, { value, place }] of settings.cascades ?? []) {
      const plan = { name, settings: value, place };
      check(plan, providers);
      const nearer = plans.get(name);
      plans.set(name, nearer === undefined ? plan : withBudgets(nearer, value.budget));
    }
  }
  return plans;
}

function withBudgets(plan: CascadePlan, budget: CascadeSettings['budget']): CascadePlan {
  if (budget === undefined) return plan;
  return { ...plan, settings: { ...plan.settings, budget: [...(plan.settings.budget ?? []), ...budget] } };
}

/** All entries of a cascade, in order. */
export function entriesOf({ entries, tiers }: CascadeSettings): readonly Placed<EntrySettings>[] {
  return entries ?? tiers?.flat() ?? [];
}

function check({ settings, place }: CascadePlan, providers: ReadonlyMap<string, unknown>): void {
  if ((settings.entries === undefined) === (settings.tiers === undefined)) {
    const problem = settings.entries === undefined ? 'needs `entries`' : 'has both `entries` and `tiers`';
    throw placeError(place, problem, 'Give either `entries` (failover) or `tiers` (from cheap to dear).');
  }
  const seen = new Set<string>();
  for (const { value, place: at } of [...entriesOf(settings), ...(settings.opinions ?? [])]) {
    if (!providers.has(value.provider)) throw danglingProvider(value.provider, providers, at);
    const key = value.alias ?? `${value.provider}/${value.model}`;
    if (seen.has(key)) throw placeError(at, `is the second entry called "${key}"`, 'Give one of them an `alias`.');
    seen.add(key);
  }
}

function danglingProvider(name: string, providers: ReadonlyMap<string, unknown>, entry: Place) {
  const guess = nearest(name, providers.keys());
  const known = [...providers.keys()].join(', ');
  const fix = guess === undefined ? `Set it up under \`providers\`; there are ${known}.` : `Did you mean "${guess}"?`;
  const value = JSON.stringify(name.slice(0, 100));
  return placeError(below(entry, 'provider'), 'names a provider that is not set up', fix, value);
}
