import { loadPrices } from './load-prices.js';
import type { ModelEntry } from './price-table.js';

/** What is known of a model of a provider, retired ones with their successor included; `undefined` when nothing is. */
export async function findModel(provider: string, modelId: string): Promise<ModelEntry | undefined> {
  return (await loadPrices(provider))?.findModel(modelId);
}
