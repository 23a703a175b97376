import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textUnits } from './text-units.js';

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));

it('gives the units of any text, whatever was read before', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 300 }), (texts, times) => {
      for (const each of texts) {
        const text = each.repeat(times);
        const units = textUnits(text);
        for (let index = 0; index < text.length; index += 1) if (units[index] !== text.charCodeAt(index)) return false;
      }
      return true;
    }),
  );
});

it('reads a lone surrogate as it stands', () => {
  expect([...textUnits('a\ud800b').subarray(0, 3)]).toEqual([97, 0xd800, 98]);
});
