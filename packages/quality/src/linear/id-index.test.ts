import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIds, IdIndex } from './id-index.js';

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

describe('decodeIds', () => {
  it('adds up the steps between ids, with 255 for a step that goes on', () => {
    expect(decodeIds(Uint8Array.of(1, 1, 254, 255, 0, 255, 255, 7))).toEqual([0, 1, 255, 510, 1027]);
  });

  it('gives back any rising ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5_000 })), (values) => {
        const ids = values.sort((left, right) => left - right);
        expect(decodeIds(Uint8Array.from(stepsOf(ids)))).toEqual(ids);
      }),
    );
  });
});

function stepsOf(ids: readonly number[]): number[] {
  return ids.flatMap((id, place) => {
    let step = id - (ids[place - 1] ?? -1);
    const steps: number[] = [];
    for (; step >= 255; step -= 255) steps.push(255);
    return [...steps, step];
  });
}
