import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase85, toBase85 } from './base85.js';

it('any bytes survive being written as text, five signs for four of them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = toBase85(bytes);
      expect(text.length).toBe(Math.ceil((bytes.length * 5) / 4));
      expect([...fromBase85(text)]).toEqual([...bytes]);
    }),
  );
});

it('the text needs no escape in a string', () => {
  const all = toBase85(Uint8Array.from({ length: 4_096 }, (_, index) => (index * 193) % 256));
  expect(JSON.stringify(all)).toBe(`"${all}"`);
});
