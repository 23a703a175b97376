import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdIndex } from './id-index.js';

const bits = 8;
const someIds = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 ** bits - 1 }))
  .map((ids) => ids.sort((left, right) => left - right));

describe('IdIndex', () => {
  it('tells the place of each id that it knows, and -1 for every other', () => {
    fc.assert(
      fc.property(someIds, (ids) => {
        const index = new IdIndex(ids, bits);
        expect(index.size).toBe(ids.length);
        for (let id = 0; id < 2 ** bits; id += 1) expect(index.placeOf(id)).toBe(ids.indexOf(id));
      }),
    );
  });
});
