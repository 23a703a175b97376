import type { CascadeOptions } from '@cascade/core';
import { ConfigError } from '../config-error.js';
import { type CascadePlan, entriesOf } from '../layers/merge-cascades.js';
import type { ProviderPlan } from '../layers/merge-providers.js';
import type { BuildCascadeOptions } from './build-cascade.js';
import { buildEntry } from './build-entry.js';
import type { CascadeOverrides } from './cascade-overrides.js';
import { findModelProvider } from './find-model-provider.js';

/** A cascade of one entry: `provider/model`, a provider that has a model, or a model alone whose provider can be told. */
export async function directOptions(
  name: string,
  overrides: CascadeOverrides,
  {
    providers,
    cascades,
    pool,
    prices,
    budgets,
    warn,
  }: BuildCascadeOptions & { readonly cascades: ReadonlyMap<string, CascadePlan> },
): Promise<CascadeOptions> {
  const { provider, model } =
    splitName(name, providers) ?? (await findModelProvider(name, { providers, cascades, prices }));
  const settings = { provider: provider.name, model, ...priceInFiles(provider.name, model, cascades) };
  const entry = await buildEntry(settings, await pool(provider), { overrides, prices, warn });
  const { parameters: _parameters, fetch: _fetch, ...rest } = overrides;
  return { name: 'direct', entries: [entry], ...(budgets.length > 0 && { budgets }), ...rest };
}

/** What the user says it costs in some cascade. */
function priceInFiles(provider: string, model: string, cascades: ReadonlyMap<string, CascadePlan>) {
  const entries = [...cascades.values()].flatMap(({ settings }) => entriesOf(settings));
  const same = entries.find(({ value }) => value.provider === provider && value.model === model && value.price);
  return same?.value.price && { price: same.value.price };
}

function splitName(name: string, providers: ReadonlyMap<string, ProviderPlan>) {
  const own = providers.get(name);
  if (own?.settings.model !== undefined) return { provider: own, model: own.settings.model };
  const slash = name.indexOf('/');
  const provider = slash < 0 ? undefined : providers.get(name.slice(0, slash));
  if (provider === undefined) return undefined;
  const model = name.slice(slash + 1);
  if (model.trim() !== '') return { provider, model };
  throw new ConfigError({ problem: `"${name}" names no model`, fix: `Write ${provider.name}/MODEL.` });
}
