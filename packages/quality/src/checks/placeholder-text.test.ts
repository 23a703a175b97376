import { describe, expect, it } from 'vitest';
import { checkErrorText } from './check-error-text.js';
import { checkNoise } from './check-noise.js';

const capital = 'What is the capital of France?';

describe('a draft that is no answer at all', () => {
  it.each([
    ['?'.repeat(50)],
    ['-'.repeat(80)],
    ['{{answer}}'],
    ['Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.'],
    ['1+1=2 '.repeat(300)],
    ['😀'.repeat(50)],
  ])('is noise: %s', (text) => {
    expect(checkNoise({ prompt: capital, text })?.check).toBe('noise');
  });

  it.each([['null'], ['NaN'], ['undefined'], ['[object Object]']])('is the error of a program: %s', (text) => {
    expect(checkErrorText({ prompt: capital, text })?.check).toBe('error-text');
  });

  it.each([
    ['What does JSON.parse("null") return?', 'null'],
    ['What does void 0 give in JavaScript?', 'undefined'],
    ['What is 0 / 0 in JavaScript?', 'NaN'],
    ['Thanks!', '👍'],
    ['Write filler: lorem ipsum.', 'Lorem ipsum dolor sit amet.'],
    ['Draw a line of 40 dashes.', '-'.repeat(40)],
    ['Who wrote Faust?', 'Goethe'],
  ])('may be one: %s', (prompt, text) => {
    expect(checkNoise({ prompt, text })).toBeUndefined();
  });
});
