import { costOfUsage } from '@cascade/core';
import type { Price } from '@cascade/core/spec';
import { expect, it } from 'vitest';
import { scalePrice } from './scale-price.js';

const price: Price = {
  inputPer1M: 2,
  outputPer1M: 10,
  cacheReadPer1M: 0.2,
  cacheWritePer1M: 2.5,
  cacheWrite1hPer1M: 4,
  steps: [{ aboveInputTokens: 200_000, inputPer1M: 4, outputPer1M: 20 }],
};
const usages = [
  { inputTokens: 1_000, outputTokens: 100 },
  { inputTokens: 1_000, outputTokens: 100, cacheReadTokens: 500, cacheWriteTokens: 300, cacheWrite1hTokens: 100 },
  { inputTokens: 300_000, outputTokens: 100 },
];

it.each(usages)('halves what %j costs, by a price or by a function of the time', (usage) => {
  const full = costOfUsage(usage, price) ?? 0;
  const scaled = scalePrice(price, 0.5);
  const byTime = scalePrice((atMs) => (atMs > 0 ? price : undefined), 0.5);
  if (typeof scaled !== 'object' || typeof byTime !== 'function') throw new Error('another kind of price');
  expect(costOfUsage(usage, scaled)).toBeCloseTo(full / 2, 12);
  expect(byTime(1)).toEqual(scaled);
  expect([byTime(0), scalePrice(undefined, 0.5)]).toEqual([undefined, undefined]);
});
