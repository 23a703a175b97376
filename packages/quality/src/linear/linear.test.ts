import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeWeights,
  encodeWeights,
  hashText,
  type LinearExample,
  scoreLogistic,
  seededRandom,
  trainLogistic,
} from './index.js';

const bits = 12;

function rowsOf(count: number, seed: number): LinearExample[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const isAnimal = random() < 0.5;
    const noun = (isAnimal ? ['cat', 'dog', 'horse'] : ['lathe', 'drill', 'wrench'])[Math.floor(random() * 3)];
    const text = `we saw ${Math.floor(random() * 90)} times the ${noun} in the yard`;
    return { buckets: hashText(text, { bits }), dense: [random()], label: isAnimal ? 1 : 0 };
  });
}

describe('hashText', () => {
  it('gives distinct ids below 2^bits for any text, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 24 }), (text, size) => {
        const ids = hashText(text, { bits: size });
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => id < 2 ** size)).toBe(true);
        expect(hashText(text, { bits: size })).toEqual(ids);
      }),
      { numRuns: 60 },
    );
  });

  it('does not see case, punctuation, white space or, unless asked, which digit it is', () => {
    expect(hashText('The CAT, 17 years')).toEqual(hashText('the cat   23 years!'));
    expect(hashText('17', { foldDigits: false })).not.toEqual(hashText('23', { foldDigits: false }));
  });

  it('tells seeds apart, and reads only its window', () => {
    expect(hashText('the cat', { seed: 1 })).not.toEqual(hashText('the cat'));
    const window = { headChars: 5, tailChars: 4 };
    expect(hashText(`apple ${'x '.repeat(500)} pear`, window)).toEqual(hashText('apple y pear', window));
  });

  it('reads scripts without spaces', () => {
    expect(hashText('巴黎是法国的首都').length).toBeGreaterThan(5);
  });

  it('returns nothing for nothing', () => {
    expect(hashText('')).toHaveLength(0);
    expect(hashText(' .,;')).toHaveLength(0);
  });

  it('takes a text of 400,000 characters in under 2 ms', () => {
    const text = 'Lorem ipsum dolor sit amet 42. '.repeat(13_000);
    for (let round = 0; round < 50; round += 1) hashText(text);
    const startMs = cpuMs();
    for (let round = 0; round < 20; round += 1) hashText(text);
    expect((cpuMs() - startMs) / 20).toBeLessThan(2);
  });
});

describe('trainLogistic', () => {
  it('learns which words decide, and says so about rows it has not seen', () => {
    const weights = trainLogistic(rowsOf(300, 1), { bits });
    const unseen = rowsOf(100, 2);
    const right = unseen.filter((row) => scoreLogistic(weights, row) > 0 === (row.label === 1));
    expect(right.length).toBeGreaterThan(97);
  });

  it('gives the same weights for the same seed', () => {
    const rows = rowsOf(60, 3);
    expect(trainLogistic(rows, { bits })).toEqual(trainLogistic(rows, { bits }));
  });

  it('stays at the prior without rows, and near it under a strong pull', () => {
    const prior = trainLogistic(rowsOf(200, 4), { bits });
    const empty = trainLogistic([], { bits, prior });
    expect(empty).toEqual(prior);
    const opposite = rowsOf(50, 5).map((row) => ({ ...row, label: 1 - row.label }));
    const pulled = trainLogistic(opposite, { bits, prior, l2: 100, denseL2: 100 });
    const wrong = rowsOf(50, 6).filter((row) => scoreLogistic(pulled, row) > pulled.bias !== (row.label === 1));
    expect(wrong.length).toBeLessThan(5);
  });

  it('leaves what is the same within a group to the intercept of the group', () => {
    const random = seededRandom(7);
    const rows = Array.from({ length: 600 }, (_, index) => {
      const group = index % 2;
      const signal = random() - 0.5;
      const label = random() < 1 / (1 + Math.exp(-(3 * signal + (group === 1 ? 2 : -2)))) ? 1 : 0;
      return { buckets: new Uint32Array(), dense: [signal, group - 0.5], label, group };
    });
    const [signalWeight = 0, groupWeight = 0] = trainLogistic(rows, { epochs: 40, denseL2: 0.02 }).dense;
    expect(signalWeight).toBeGreaterThan(0.5);
    expect(Math.abs(groupWeight)).toBeLessThan(signalWeight);
  });
});

describe('encodeWeights', () => {
  it('survives JSON with its ranking intact', () => {
    const weights = trainLogistic(rowsOf(200, 8), { bits });
    const back = decodeWeights(JSON.parse(JSON.stringify(encodeWeights(weights))));
    for (const row of rowsOf(50, 9)) {
      expect(Math.abs(scoreLogistic(back, row) - scoreLogistic(weights, row))).toBeLessThan(0.2);
    }
  });

  it('packs a model without weights', () => {
    const none = { bias: 0.5, dense: new Float32Array(), buckets: new Float32Array() };
    expect(decodeWeights(encodeWeights(none))).toEqual(none);
  });
});
