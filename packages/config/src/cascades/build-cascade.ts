import type { Budget, CascadeOptions, CooldownOptions, EntryOptions } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { CascadePlan } from '../layers/merge-cascades.js';
import type { ProviderPlan } from '../layers/merge-providers.js';
import { entryPlan } from '../providers/entry-plan.js';
import type { PriceBook } from '../providers/price-book.js';
import type { ProviderPool } from '../providers/provider-pool.js';
import type { EntrySettings } from '../settings/entry-shape.js';
import type { Placed } from '../shape/combine.js';
import { buildEntry } from './build-entry.js';
import { buildGate } from './build-gate.js';
import type { CascadeOverrides } from './cascade-overrides.js';

export interface BuildCascadeOptions {
  readonly providers: ReadonlyMap<string, ProviderPlan>;
  readonly pool: ProviderPool;
  readonly prices: PriceBook;
  readonly warn: (text: string) => void;
  /** Those that hold for whatever is asked. */
  readonly budgets: readonly Budget[];
  /** The home folder, for paths. */
  readonly home: string;
}

/** A cascade as `createCascade` takes it, without a store. */
export async function buildCascade(
  plan: CascadePlan,
  overrides: CascadeOverrides,
  options: BuildCascadeOptions,
): Promise<CascadeOptions> {
  const { entries, tiers, opinions, gate, budget, ...settings } = plan.settings;
  const { parameters: _parameters, fetch: _fetch, retry, timeouts, cooldown, ...rest } = overrides;
  const { budgets } = options;
  const build = (list: readonly Placed<EntrySettings>[]) => buildEntries(list, overrides, options);
  return {
    name: plan.name,
    ...(entries && { entries: await build(entries) }),
    ...(tiers && { tiers: await Promise.all(tiers.map(build)) }),
    ...(opinions && { opinions: await build(opinions) }),
    ...((gate || (tiers && tiers.length > 1)) && { gate: await buildGate(gate ?? {}, options.home) }),
    ...settings,
    ...((budget || budgets.length > 0) && { budgets: [...(budget ?? []), ...budgets] }),
    ...defined({
      retry: merged(settings.retry, retry),
      timeouts: merged(settings.timeouts, timeouts),
      cooldown: merged(olderForm(plan), settings.cooldown, cooldown),
    }),
    ...rest,
  };
}

function buildEntries(
  list: readonly Placed<EntrySettings>[],
  overrides: CascadeOverrides,
  { providers, pool, prices, warn }: BuildCascadeOptions,
): Promise<readonly EntryOptions[]> {
  return Promise.all(
    list.map(async ({ value }) => {
      const provider = providers.get(value.provider);
      if (provider === undefined) throw new Error(`Provider "${value.provider}" got lost`);
      return buildEntry(value, await pool(entryPlan(provider, value)), { overrides, prices, warn });
    }),
  );
}

/** The older tool rests an entry after its first failure; so does a cascade that is written in its form. */
function olderForm({ place, settings }: CascadePlan): CooldownOptions | undefined {
  return place.document.format === 'toml' && settings.entries !== undefined ? { afterFailures: 1 } : undefined;
}

function merged<T extends object>(...parts: readonly (T | undefined)[]): T | undefined {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? undefined : Object.assign({}, ...given);
}
