import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findModel, findPrice, loadPrices, priceVendors } from './index.js';

const before2027Ms = Date.parse('2026-12-31T23:59:59Z');
const in2027Ms = Date.parse('2027-01-01');
const nowMs = Date.parse('2026-11-20');

/** Rows of the vendors' price lists on which at least two sources agree: in, out, cache read, cache write. */
const rows: [vendor: string, modelId: string, input: number, output: number, read?: number, write?: number][] = [
  ['openai', 'gpt-4o', 2.5, 10, 1.25],
  ['openai', 'gpt-4o-mini', 0.15, 0.6, 0.075],
  ['openai', 'o1', 15, 60, 7.5],
  ['openai', 'o3-mini', 1.1, 4.4, 0.55],
  ['openai', 'gpt-4o-2024-05-13', 5, 15],
  ['openai', 'gpt-6-astra', 10, 50, 1, 12.5],
  ['openai', 'gpt-5.6-terra', 2, 12, 0.2, 2.5],
  ['anthropic', 'claude-opus-4-7', 5, 25, 0.5, 6.25],
  ['anthropic', 'claude-sonnet-4-6', 3, 15, 0.3, 3.75],
  ['anthropic', 'claude-haiku-4-5-20251001', 1, 5, 0.1, 1.25],
  ['anthropic', 'claude-3-5-haiku-20241022', 0.8, 4, 0.08, 1],
  ['anthropic', 'claude-3-5-sonnet-20241022', 3, 15, 0.3, 3.75],
  ['anthropic', 'claude-opus-5', 5, 25, 0.5, 6.25],
  ['anthropic', 'claude-sonnet-5', 2, 10, 0.2, 2.5],
  ['google', 'gemini-2.0-flash', 0.1, 0.4, 0.025],
  ['google', 'gemini-1.5-flash-8b', 0.0375, 0.15, 0.01],
  ['google', 'gemini-3.1-pro-preview', 2, 12, 0.2],
  ['google', 'gemini-3.8-flash', 0.75, 3.75, 0.075],
  ['google', 'gemini-3.5-flash-lite', 0.3, 2.5, 0.03],
  ['google', 'gemini-2.5-flash-lite', 0.1, 0.4, 0.01],
  ['google', 'gemini-2.5-pro', 1.25, 10, 0.125],
  ['google', 'gemini-2.5-flash', 0.3, 2.5, 0.03],
  ['groq', 'llama-3.3-70b-versatile', 0.59, 0.79],
  ['groq', 'llama-3.1-8b-instant', 0.05, 0.08],
  ['groq', 'openai/gpt-oss-120b', 0.15, 0.6, 0.075],
  ['groq', 'openai/gpt-oss-20b', 0.075, 0.3, 0.0375],
  ['together', 'meta-llama/Llama-3.3-70B-Instruct-Turbo', 1.04, 1.04],
  ['together', 'meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo', 0.18, 0.18],
  ['together', 'meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo', 0.88, 0.88],
  ['together', 'meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo', 3.5, 3.5],
  ['xai', 'grok-4.7', 2, 6, 0.5],
  ['xai', 'grok-4.3', 1.25, 2.5, 0.2],
  ['mistral', 'mistral-small-2603', 0.15, 0.6, 0.015],
  ['mistral', 'mistral-large-4', 0.7, 2.1, 0.07],
  ['deepseek', 'deepseek-v4-pro', 1.32, 3.96, 0.044],
  ['cerebras', 'gpt-oss-120b', 0.35, 0.75],
  ['cerebras', 'qwen-3.8-27b', 0.99, 1.49],
];

describe('findPrice', () => {
  it.each(rows)('knows %s %s', async (provider, modelId, inputPer1M, outputPer1M, cacheReadPer1M, cacheWritePer1M) => {
    const expected = { inputPer1M, outputPer1M, ...(cacheReadPer1M && { cacheReadPer1M }) };
    const price = await findPrice(provider, modelId, nowMs);
    expect(price).toMatchObject({ ...expected, ...(cacheWritePer1M && { cacheWritePer1M }) });
    expect(price).not.toHaveProperty('from');
  });

  it('knows what Anthropic takes for keeping a prompt for an hour', async () => {
    expect(await findPrice('anthropic', 'claude-opus-4-7', nowMs)).toMatchObject({ cacheWrite1hPer1M: 10 });
  });

  it('gives the steps of long requests', async () => {
    const luna = { aboveInputTokens: 272_000, inputPer1M: 0.4, outputPer1M: 1.8, cacheReadPer1M: 0.04 };
    expect((await findPrice('openai', 'gpt-5.6-luna', nowMs))?.steps).toMatchObject([luna]);
    const pro = { aboveInputTokens: 200_000, inputPer1M: 2.5, outputPer1M: 15 };
    expect((await findPrice('google', 'gemini-2.5-pro', nowMs))?.steps).toMatchObject([pro]);
    const haiku = { aboveInputTokens: 100_000, inputPer1M: 0.5, outputPer1M: 2.5 };
    expect((await findPrice('anthropic', 'claude-haiku-5-5', nowMs))?.steps).toMatchObject([haiku]);
  });

  it.each(['gemini-3.6-flash', 'gemini-3.7-flash', 'gemini-3.8-flash'])('doubles %s in 2027', async (modelId) => {
    const before = await findPrice('google', modelId, before2027Ms);
    const after = await findPrice('google', modelId, in2027Ms);
    expect(before).toMatchObject({ inputPer1M: 0.75, outputPer1M: 3.75 });
    expect(after).toMatchObject({ inputPer1M: 1.5, outputPer1M: 7.5, cacheReadPer1M: 0.15 });
  });

  it('knows past prices where a source has their dates', async () => {
    const before = await findPrice('openai', 'gpt-5.6-luna', Date.parse('2026-07-29'));
    expect(before).toMatchObject({ inputPer1M: 1, outputPer1M: 6 });
  });

  it('knows what an embedding costs, which has no output tokens', async () => {
    expect(await findPrice('openai', 'text-embedding-3-small')).toEqual({ inputPer1M: 0.02, outputPer1M: 0 });
  });

  it.each([
    ['openai', 'gpt-99'],
    ['openai', ''],
    ['openai', 'constructor'],
    ['openai', 'x'.repeat(1_000_000)],
    ['google', 'gemini-2.0-pro'],
    ['openrouter', 'openrouter/auto'],
    ['ollama', 'llama3'],
    ['constructor', 'gpt-4o'],
    ['__proto__', 'gpt-4o'],
  ])('knows no price of %s %.20s, and says so', async (provider, modelId) => {
    expect(await findPrice(provider, modelId)).toBeUndefined();
  });

  it('never gives 0 for unknown: only models free by name cost nothing', async () => {
    for (const vendor of priceVendors) {
      for (const { id, prices } of (await loadPrices(vendor))?.models ?? []) {
        const free = prices.filter(({ inputPer1M, outputPer1M }) => inputPer1M <= 0 || outputPer1M <= 0);
        if (free.length > 0) expect(id).toMatch(/:free$|embed/);
        if (!id.endsWith(':free')) for (const { inputPer1M } of prices) expect(inputPer1M).toBeGreaterThan(0);
      }
    }
  });
});

describe('findModel', () => {
  it.each([
    ['google', 'models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['gemini', 'publishers/google/models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['google', 'gemini-2.0-flash-001', 'gemini-2.0-flash'],
    ['google', 'gemini-2.5-pro-preview-05-06', 'gemini-2.5-pro'],
    ['openai', 'openai/GPT-4o', 'gpt-4o'],
    ['OpenAI', 'gpt-5.6-luna-2026-07-09', 'gpt-5.6-luna'],
    ['openai', 'gpt-4o-2024-05-13', 'gpt-4o-2024-05-13'],
    ['anthropic', 'claude-sonnet-4-20250514', 'claude-sonnet-4-0'],
    ['anthropic', 'claude-opus-4-7@20260401', 'claude-opus-4-7'],
    ['groq', 'openai/gpt-oss-120b', 'openai/gpt-oss-120b'],
    ['fireworks-ai', 'gpt-oss-120b', 'accounts/fireworks/models/gpt-oss-120b'],
    ['x-ai', 'grok-4', 'grok-4-0709'],
    ['togetherai', 'META-LLAMA/Llama-3.3-70B-Instruct-Turbo', 'meta-llama/Llama-3.3-70B-Instruct-Turbo'],
  ])('of %s finds %s under the id %s', async (provider, modelId, id) => {
    expect((await findModel(provider, modelId))?.id).toBe(id);
  });

  it.each([
    ['anthropic', 'claude-3-5-haiku-20241022', 'claude-haiku-4-5'],
    ['anthropic', 'claude-sonnet-4-20250514', 'claude-sonnet-4-6'],
    ['google', 'gemini-1.5-flash-8b', 'gemini-2.5-flash-lite'],
    ['google', 'gemini-2.0-pro', 'gemini-2.5-pro'],
  ])('says that %s %s is retired, and that %s follows', async (provider, modelId, successor) => {
    expect(await findModel(provider, modelId)).toMatchObject({ isRetired: true, successor });
  });

  it('says when a model will end', async () => {
    const entry = await findModel('anthropic', 'claude-sonnet-4-5-20250929');
    expect(entry).toMatchObject({ endsOn: '2026-11-30', successor: 'claude-sonnet-4-6' });
    expect(entry?.isRetired).toBeUndefined();
  });

  it('does not call a moving alias retired', async () => {
    expect((await findModel('google', 'gemini-pro-latest'))?.isRetired).toBeUndefined();
  });

  it('does not mistake a price step for a context window', async () => {
    expect(await findModel('openai', 'gpt-6-astra')).toMatchObject({ contextTokens: 1_050_000 });
    expect((await findModel('openai', 'gpt-6.1-sol'))?.contextTokens).toBeUndefined();
  });
});

describe('every table', () => {
  it.each(priceVendors)('%s is consistent', async (vendor) => {
    const table = await loadPrices(vendor);
    const models = table?.models ?? [];
    expect(table?.vendor).toBe(vendor);
    expect(models.length).toBeGreaterThan(5);
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    for (const { id, aliases = [], prices, successor, asOf } of models) {
      for (const name of [id, ...aliases]) expect(table?.findModel(name)?.id).toBe(id);
      expect(asOf).toMatch(/^2026-\d\d-\d\d$/);
      if (successor) expect(table?.findModel(successor)?.isRetired).toBeUndefined();
      const dates = prices.map(({ from }) => from ?? '');
      expect(dates).toEqual([...dates].sort());
      for (const { steps = [] } of prices) {
        const thresholds = steps.map(({ aboveInputTokens }) => aboveInputTokens);
        expect(thresholds).toEqual([...thresholds].sort((a, b) => a - b));
      }
    }
  });

  it('finds each model however its name is cased and padded, and no error comes of any other name', async () => {
    const tables = await Promise.all(priceVendors.map((vendor) => loadPrices(vendor)));
    const models = tables.flatMap((table) => table?.models.map(({ id }) => ({ table, id })) ?? []);
    const spelled = fc.property(fc.constantFrom(...models), fc.boolean(), ({ table, id }, isUpper) => {
      const name = isUpper ? id.toUpperCase() : ` ${id} `;
      expect(table?.findModel(name)?.id).toBe(id);
    });
    fc.assert(spelled, { numRuns: 200 });
    const noName = fc.string({ maxLength: 300, unit: fc.constantFrom('q', '-', '2', '0', '/', '@', 'models', 'İ') });
    fc.assert(fc.property(noName, (name) => tables.every((table) => table?.findModel(name) === undefined)));
  });
});
