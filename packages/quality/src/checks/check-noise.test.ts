import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNoise } from './check-noise.js';
import { quickChecks } from './hard-checks.js';

const prompts = [
  'What is the boiling point of gallium?',
  'You are a pirate. Introduce yourself.',
  'Why does bread rise?',
];

const noise = [
  'purple monkey dishwasher sandwich elevator',
  'kettle lantern giraffe pencil bucket orange window thunder blanket spider',
  'asdf jkl; asdfgh qwer uiop zxcv asdf',
  'asdfkjhasdkjfh askjdhfkajshdf kjahsdkfjh',
  'the the the the the the the the the the',
  'I think that I think that I think that I think that I think that I think that',
  'yes '.repeat(40),
  'ha'.repeat(80),
  'a'.repeat(60),
  'Great question!\n'.repeat(12),
  `The bread rises because of the yeast${' and then the result was the same as before'.repeat(12)}`,
  'Ã©tÃ© dâ€™annÃ©e lâ€™hiver prÃ©sentÃ© Ã la fÃªte',
  '\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd',
  '.,.,;;!!??//\\\\||@@##$$%%^^&&**(())',
  'wkjx qzrtv bnmpl xcvkd jhgtq wvbxz',
];

describe('noise is found first', () => {
  it.each(noise)('%s', (text) => {
    for (const prompt of prompts) expect(quickChecks({ prompt, text })[0]?.check, prompt).toBe('noise');
  });

  it('in random printable characters', () => {
    const characters = fc.array(fc.noBias(fc.integer({ min: 33, max: 126 })), { minLength: 80, maxLength: 400 });
    fc.assert(
      fc.property(characters, (codes) => {
        const text = String.fromCharCode(...codes).replace(/[a-z]{5,}/g, '?#');
        return checkNoise({ prompt: 'Why does bread rise?', text })?.check === 'noise';
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('in any sentence said ten times', () => {
    const word = fc.constantFrom('the', 'cat', 'sat', 'on', 'a', 'warm', 'mat', 'while', 'rain', 'fell', 'outside');
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 20 }), (words) => {
        const text = `${words.join(' ')}. `.repeat(10);
        return checkNoise({ prompt: 'Why does bread rise?', text }) !== undefined;
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
