import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../clock/cpu-ms.js';
import { createSeededRandom } from './seeded-random.js';
import { splitEvery, splitUnevenly, splitWords } from './split-text.js';

const splitters = {
  splitWords,
  splitUnevenly: (text: string) => splitUnevenly(text, createSeededRandom(3)),
  splitEvery: (text: string) => splitEvery(text, 3),
};

describe.each(Object.entries(splitters))('%s', (_name, split) => {
  it('loses nothing, adds nothing, and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const pieces = split(text);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(Buffer.from(piece).toString()).toBe(piece);
      }),
    );
  });

  it('stays quick and bounded on megabytes', () => {
    const startedAtMs = cpuMs();
    expect(split(' '.repeat(2_000_000)).length).toBeLessThanOrEqual(100_001);
    expect(split('word '.repeat(400_000)).length).toBeLessThanOrEqual(100_001);
    expect(cpuMs() - startedAtMs).toBeLessThan(3_000);
  });
});
