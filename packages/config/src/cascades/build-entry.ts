import type { EntryOptions, EntryParameters } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import { loadPrices } from '@cascade/prices';
import { priceVendor } from '../providers/price-vendor.js';
import type { LoadedProvider } from '../providers/provider-pool.js';
import type { EntrySettings } from '../settings/entry-shape.js';
import type { CascadeOverrides } from './cascade-overrides.js';

export interface BuildEntryOptions {
  readonly overrides: CascadeOverrides;
  readonly warn: (text: string) => void;
}

/** An entry as the engine takes it: the nearest setting wins: overrides, entry, provider, and then the cascade's. */
export async function buildEntry(
  settings: EntrySettings,
  loaded: LoadedProvider,
  { overrides, warn }: BuildEntryOptions,
): Promise<EntryOptions> {
  const { provider, plan } = loaded;
  const { runMs: _, ...timeouts } = overrides.timeouts ?? {};
  return {
    model: provider.chat(settings.model),
    keys: loaded.keys,
    ...(settings.alias !== undefined && { alias: settings.alias }),
    ...(overrides.fetch && { fetch: overrides.fetch }),
    parameters: { ...parametersOf(settings), ...overrides.parameters },
    ...(await priceOf(settings, loaded, warn)),
    timeouts: { ...plan.settings.timeouts, ...settings.timeouts, ...timeouts },
    retry: { ...plan.settings.retry, ...settings.retry, ...overrides.retry },
    cooldown: { ...plan.settings.cooldown, ...settings.cooldown, ...overrides.cooldown },
  };
}

function parametersOf(settings: EntrySettings): EntryParameters {
  const { maxOutputTokens, temperature, topP, stop, seed, reasoning, logprobs, cachePrompt, parameters } = settings;
  return defined({ maxOutputTokens, temperature, topP, stop, seed, reasoning, logprobs, cachePrompt, parameters });
}

/** The user's price, else the table's at the time of the call; says so when the vendor no longer serves the model. */
async function priceOf(
  { price, model }: EntrySettings,
  { plan }: LoadedProvider,
  warn: (text: string) => void,
): Promise<Pick<EntryOptions, 'price'>> {
  const vendor = priceVendor(plan);
  const table = vendor === undefined ? undefined : await loadPrices(vendor);
  const known = table?.findModel(model);
  if (known?.isRetired === true) {
    const successor = known.successor === undefined ? '' : `; use "${known.successor}" instead`;
    warn(`${plan.name}/${model} is retired: ${vendor} no longer serves it${successor}.`);
  }
  if (price !== undefined) return { price };
  return table === undefined ? {} : { price: (atMs: number) => table.findPrice(model, atMs) };
}
