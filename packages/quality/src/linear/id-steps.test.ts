import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeIds, encodeIds } from './id-steps.js';

it('any rising ids survive being packed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5_000 })), (values) => {
      const ids = values.sort((left, right) => left - right);
      expect(decodeIds(encodeIds(ids))).toEqual(ids);
    }),
  );
});

it('a step of 255 or more goes on in the next byte', () => {
  expect([...encodeIds([0, 1, 255, 510, 1027])]).toEqual([1, 1, 254, 255, 0, 255, 255, 7]);
});
