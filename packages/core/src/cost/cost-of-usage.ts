import type { Usage } from '../spec/chat-response.js';
import type { Price, Rates } from '../spec/price.js';

/**
 * What a call costs in US dollars. Undefined when the counts of input or output tokens are unknown: unknown is never 0.
 * Above a step the step's rates apply to the whole request. Cache rates that are not known are charged as plain input.
 */
export function costOfUsage(usage: Usage, price: Price): number | undefined {
  const { inputTokens, outputTokens } = usage;
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const rates = ratesFor(price, inputTokens);
  const read = usage.cacheReadTokens ?? 0;
  const written = usage.cacheWriteTokens ?? 0;
  const writtenForAnHour = Math.min(usage.cacheWrite1hTokens ?? 0, written);
  const plain = Math.max(0, inputTokens - read - written);
  const writeRate = rates.cacheWritePer1M ?? rates.inputPer1M;
  const perMillion =
    plain * rates.inputPer1M +
    read * (rates.cacheReadPer1M ?? rates.inputPer1M) +
    (written - writtenForAnHour) * writeRate +
    writtenForAnHour * (rates.cacheWrite1hPer1M ?? writeRate) +
    outputTokens * rates.outputPer1M;
  return exact(perMillion / 1e6);
}

/** Sums of dollars, rounded to a trillionth, so that adding floating-point cents leaves no dust. */
export function exact(usd: number): number {
  return Math.round(usd * 1e12) / 1e12;
}

function ratesFor(price: Price, inputTokens: number): Rates {
  let rates: Rates = price;
  let reached = -1;
  for (const step of price.steps ?? []) {
    if (inputTokens > step.aboveInputTokens && step.aboveInputTokens > reached) {
      rates = step;
      reached = step.aboveInputTokens;
    }
  }
  return rates;
}
