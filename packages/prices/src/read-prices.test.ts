import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPriceTable, loadPrices, mergeModels, priceVendors, readPrices } from './index.js';

const defaults = { source: 'a file', asOf: '2026-11-20' };
const read = (data: unknown) => readPrices(data, defaults);

describe('readPrices', () => {
  it.each(priceVendors)('reads back what the table of %s is written as', async (vendor) => {
    const table = await loadPrices(vendor);
    const written = JSON.parse(JSON.stringify({ version: 1, vendors: { [vendor]: table?.models } }));
    expect(read(written).get(vendor)).toEqual(table?.models);
  });

  it('reads the form of models.dev, of the vendors that are known', () => {
    const cost = { input: 0.1, output: 0.4, cache_read: 0.02, context_over_200k: { input: 0.2, output: 0.8 } };
    const model = {
      id: 'gpt-9',
      cost,
      limit: { context: 400_000, output: 128_000 },
      tool_call: true,
      reasoning: false,
    };
    const modalities = { input: ['text', 'image'] };
    const data = {
      openai: { id: 'openai', models: { 'gpt-9': { ...model, modalities }, free: { cost: { input: 0, output: 0 } } } },
      togetherai: { models: { 'a/b:free': { cost: { input: 0, output: 0 } } } },
      'a-reseller': { models: { 'gpt-9': model } },
    };
    const vendors = read(data);
    expect([...vendors.keys()]).toEqual(['openai', 'together']);
    expect(vendors.get('openai')?.[0]).toEqual({
      id: 'gpt-9',
      prices: [
        {
          inputPer1M: 0.1,
          outputPer1M: 0.4,
          cacheReadPer1M: 0.02,
          steps: [{ inputPer1M: 0.2, outputPer1M: 0.8, aboveInputTokens: 272_000 }],
        },
      ],
      contextTokens: 400_000,
      maxOutputTokens: 128_000,
      capabilities: { tools: true, reasoning: false, images: true },
      ...defaults,
    });
    expect(vendors.get('openai')?.[1]?.prices).toEqual([]);
    expect(vendors.get('together')?.[0]?.prices).toEqual([{ inputPer1M: 0, outputPer1M: 0 }]);
  });

  it.each([
    [
      { version: 1, vendors: { openai: [{ id: 'x', prices: [{ inputPer1M: -1, outputPer1M: 1 }] }] } },
      'openai/x: inputPer1M must be a number of at least 0, got -1',
    ],
    [{ version: 1, vendors: { openai: [{ id: 'x', prices: [{ inputPer1M: 1 }] }] } }, 'openai/x: outputPer1M must be'],
    [{ version: 1, vendors: { openai: [{ id: 'x', prices: [{ inputPer1M: '1', outputPer1M: 1 }] }] } }, 'got "1"'],
    [{ version: 1, vendors: { openai: [{ prices: [] }] } }, 'openai has a model without an id'],
    [{ openai: { models: { x: { cost: { input: 1, output: -2 } } } } }, 'openai/x: outputPer1M must be'],
    [{}, 'it holds no prices of a known form'],
    [[], 'it holds no prices of a known form'],
    ['text', 'it holds no prices of a known form'],
    [null, 'it holds no prices of a known form'],
  ])('refuses %j and says why', (data, message) => {
    expect(() => read(data)).toThrow(message);
  });

  it('takes whatever JSON can say, or says why not', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('vendors', 'openai', 'models', 'x'), fc.jsonValue()), (data) => {
        try {
          for (const models of read(data).values()) {
            for (const { prices } of models)
              for (const { inputPer1M } of prices) expect(inputPer1M).toBeGreaterThanOrEqual(0);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe('mergeModels', () => {
  const old = {
    id: 'm',
    prices: [{ inputPer1M: 1, outputPer1M: 2 }],
    contextTokens: 10,
    source: 'a',
    asOf: '2026-01-01',
  };
  const price = (models: Parameters<typeof createPriceTable>[1]) => createPriceTable('v', models).findPrice('m', 0);

  it('takes the newer entry, with what only the older one knows', () => {
    const read = { id: 'M', prices: [{ inputPer1M: 3, outputPer1M: 4 }], source: 'b', asOf: '2026-02-01' };
    const [merged] = mergeModels([old], [read]);
    expect(merged).toMatchObject({ prices: read.prices, contextTokens: 10, source: 'b', asOf: '2026-02-01' });
    expect(price(mergeModels([old], [{ ...read, asOf: '2025-12-31' }]))).toEqual(old.prices[0]);
  });

  it('loses no price to an entry that has none', () => {
    expect(price(mergeModels([old], [{ id: 'm', prices: [], source: 'b', asOf: '2026-02-01' }]))).toEqual(
      old.prices[0],
    );
  });
});
