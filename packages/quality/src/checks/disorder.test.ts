import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disorder } from './disorder.js';

const ordinary = [
  'The bridge was closed for repairs last spring, so we took the ferry to the other side.',
  'Nach dem Essen gingen wir noch eine Stunde am Fluss entlang und redeten über alte Zeiten.',
  'Le marché ouvre tôt le matin et les premiers clients arrivent avant le lever du soleil.',
];

const shuffled = (text: string): string => {
  const words = text.split(' ');
  return words.map((_, at) => words[(at * 7 + 3) % words.length]).join(' ');
};

describe('disorder', () => {
  it.each(ordinary)('is low for ordinary text: %s', (text) => {
    expect(disorder(text)).toBeLessThan(0);
  });

  it.each(ordinary)('is higher for its words in another order, and highest for its letters: %s', (text) => {
    expect(disorder(shuffled(text))).toBeGreaterThan(disorder(text));
    expect(disorder([...text].reverse().join(''))).toBeGreaterThan(disorder(shuffled(text)));
  });

  it('is a number for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Number.isFinite(disorder(text))));
  });
});
