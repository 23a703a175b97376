import type { Price } from '@cascade/core/spec';
import { loadPrices } from './load-prices.js';

/**
 * What a model of a provider costs at a moment (epoch ms, default now), in USD per million tokens.
 * `undefined` when it is not known: never 0, except for a model that is free by name (OpenRouter's `:free`).
 */
export async function findPrice(provider: string, modelId: string, atMs?: number): Promise<Price | undefined> {
  return (await loadPrices(provider))?.findPrice(modelId, atMs);
}
