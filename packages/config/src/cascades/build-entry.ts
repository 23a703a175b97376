import type { EntryOptions, EntryParameters } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { ChatModel, EmbeddingModel } from '@cascade/core/spec';
import { ConfigError } from '../config-error.js';
import { freePrice } from '../providers/free-price.js';
import type { PriceBook } from '../providers/price-book.js';
import { priceVendor } from '../providers/price-vendor.js';
import type { LoadedProvider } from '../providers/provider-pool.js';
import type { EntrySettings } from '../settings/entry-shape.js';
import type { CascadeOverrides } from './cascade-overrides.js';

export interface BuildEntryOptions {
  readonly overrides: CascadeOverrides;
  readonly prices: PriceBook;
  readonly warn: (text: string) => void;
}

/** An entry as the engine takes it: the nearest setting wins: overrides, entry, provider, and then the cascade's. */
export async function buildEntry(
  settings: EntrySettings,
  loaded: LoadedProvider,
  { overrides, prices, warn }: BuildEntryOptions,
): Promise<EntryOptions> {
  const { plan } = loaded;
  const { runMs: _run, gateMs: _gate, ...timeouts } = overrides.timeouts ?? {};
  const model = modelOf(settings, loaded);
  const known = await findKnown(settings, loaded, { prices, warn });
  return {
    model,
    // What the adapter knows beats the table.
    capabilities: { ...known.capabilities, ...('capabilities' in model && model.capabilities) },
    keys: loaded.keys,
    ...(loaded.keyPool && { keyPool: loaded.keyPool }),
    ...(settings.alias !== undefined && { alias: settings.alias }),
    ...(overrides.fetch && { fetch: overrides.fetch }),
    ...defined({
      limits: settings.limits,
      weight: settings.weight,
      latencyMs: settings.latencyMs,
      tags: tagsOf(settings),
    }),
    parameters: { ...parametersOf(settings), ...overrides.parameters },
    ...(known.price !== undefined && { price: known.price }),
    timeouts: { ...plan.settings.timeouts, ...settings.timeouts, ...timeouts },
    retry: { ...plan.settings.retry, ...settings.retry, ...overrides.retry },
    cooldown: { ...plan.settings.cooldown, ...settings.cooldown, ...overrides.cooldown },
  };
}

function modelOf({ model, embedding }: EntrySettings, { provider, plan }: LoadedProvider): ChatModel | EmbeddingModel {
  if (embedding !== true) return provider.chat(model);
  if (provider.embedding !== undefined) return provider.embedding(model);
  throw new ConfigError({ problem: `provider "${plan.name}" has no embedding models`, fix: 'Name another provider.' });
}

function tagsOf({ region, tags }: EntrySettings): EntryOptions['tags'] {
  return region === undefined ? tags : { ...tags, region };
}

function parametersOf(settings: EntrySettings): EntryParameters {
  const { maxOutputTokens, temperature, topP, stop, seed, reasoning, logprobs, cachePrompt, parameters } = settings;
  return defined({ maxOutputTokens, temperature, topP, stop, seed, reasoning, logprobs, cachePrompt, parameters });
}

/** What the table knows of a model, and the user's price if there is one; says so when the vendor no longer serves it. */
async function findKnown(
  { price, model }: EntrySettings,
  { plan, provider }: LoadedProvider,
  { prices, warn }: Omit<BuildEntryOptions, 'overrides'>,
): Promise<Pick<EntryOptions, 'price' | 'capabilities'>> {
  const vendor = priceVendor(plan);
  const table = vendor === undefined ? undefined : await prices.load(vendor);
  const known = table?.findModel(model);
  if (known?.isRetired === true) {
    const successor = known.successor === undefined ? '' : `; use "${known.successor}" instead`;
    warn(`${plan.name}/${model} is retired: ${vendor} no longer serves it${successor}.`);
  }
  const { tools, images, jsonSchema, logprobs } = known?.capabilities ?? {};
  const { contextTokens, maxOutputTokens } = known ?? {};
  const own = table && ((atMs: number) => table.findPrice(model, atMs));
  return defined({
    price: price ?? own ?? freePrice(plan.settings.type, provider),
    capabilities: defined({ tools, images, jsonSchema, logprobs, contextTokens, maxOutputTokens }),
  });
}
