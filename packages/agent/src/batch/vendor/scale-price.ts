import type { EntryOptions } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { Price, Rates } from '@cascade/core/spec';

type EntryPrice = EntryOptions['price'];

/** A price, or the function that tells it, times a factor. */
export function scalePrice(price: EntryPrice, factor: number): EntryPrice {
  if (price === undefined) return undefined;
  if (typeof price !== 'function') return scaled(price, factor);
  return (atMs) => {
    const found = price(atMs);
    return found && scaled(found, factor);
  };
}

function scaled(price: Price, factor: number): Price {
  const steps = price.steps?.map((step) => ({ ...step, ...scaledRates(step, factor) }));
  return { ...price, ...scaledRates(price, factor), ...(steps && { steps }) };
}

function scaledRates(rates: Rates, factor: number): Rates {
  const times = (rate: number | undefined): number | undefined => (rate === undefined ? undefined : rate * factor);
  return {
    inputPer1M: rates.inputPer1M * factor,
    outputPer1M: rates.outputPer1M * factor,
    ...defined({
      cacheReadPer1M: times(rates.cacheReadPer1M),
      cacheWritePer1M: times(rates.cacheWritePer1M),
      cacheWrite1hPer1M: times(rates.cacheWrite1hPer1M),
    }),
  };
}
