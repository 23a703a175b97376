import type { Price } from '@cascade/core/spec';
import { candidateIds } from './candidate-ids.js';
import type { DatedPrice, ModelEntry, PriceTable } from './price-table.js';

/** Makes a table of entries; its index is built at the first look-up. */
export function createPriceTable(vendor: string, models: readonly ModelEntry[]): PriceTable {
  let index: ReadonlyMap<string, ModelEntry> | undefined;
  const findModel = (modelId: string) => {
    index ??= indexByName(vendor, models);
    for (const candidate of candidateIds(vendor, modelId)) {
      const entry = index.get(candidate);
      if (entry) return entry;
    }
    return undefined;
  };
  return {
    vendor,
    models,
    findModel,
    findPrice: (modelId, atMs = Date.now()) => priceAt(findModel(modelId)?.prices ?? [], atMs),
  };
}

/** Ids win over aliases, whole names over names without their path. */
function indexByName(vendor: string, models: readonly ModelEntry[]): ReadonlyMap<string, ModelEntry> {
  const index = new Map<string, ModelEntry>();
  const add = (name: string, entry: ModelEntry) => {
    if (!index.has(name)) index.set(name, entry);
  };
  for (const entry of models) add(entry.id.toLowerCase(), entry);
  for (const entry of models) for (const alias of entry.aliases ?? []) add(alias.toLowerCase(), entry);
  // Fireworks' ids are paths; people write the last part.
  for (const entry of models) add(candidateIds(vendor, entry.id)[1] ?? entry.id, entry);
  return index;
}

function priceAt(prices: readonly DatedPrice[], atMs: number): Price | undefined {
  const dated = prices.findLast(({ from }) => from === undefined || Date.parse(from) <= atMs);
  if (!dated) return undefined;
  const { from, ...price } = dated;
  return price;
}
