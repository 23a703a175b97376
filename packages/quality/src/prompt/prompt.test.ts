import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Complexity, classifyPrompt, complexities, type Domain, domains } from './index.js';
import { encodedPromptModel } from './prompt-weights.generated.js';

const known: readonly [prompt: string, domain: Domain, ...levels: Complexity[]][] = [
  ['Is P equal to NP?', 'MATH', 'expert'],
  ['Prove that sqrt(2) is irrational', 'MATH', 'hard', 'expert'],
  ['What antibiotic dosing should I give my dog and my cat?', 'MEDICAL', 'moderate', 'hard', 'expert'],
  ['The capital of France is Paris. Now prove the Riemann hypothesis for all zeros.', 'MATH', 'hard', 'expert'],
  ['Write a red-black tree in Rust', 'CODE', 'hard', 'expert'],
  ['Diagnose chest pain in a 50 year old man', 'MEDICAL', 'hard', 'expert'],
  ['I want to create an account', 'GENERAL', 'trivial', 'simple'],
  ['what is 17 * 23', 'MATH', 'trivial', 'simple'],
  ['What is the capital of Australia?', 'GENERAL', 'trivial'],
  ['用Rust实现红黑树', 'CODE', 'hard', 'expert'],
  ['证明黎曼猜想', 'MATH', 'hard', 'expert'],
  ['量子力学与广义相对论如何统一？', 'GENERAL', 'expert'],
  ['antibiotic dosing for a dog and a cat', 'MEDICAL', 'hard', 'expert'],
  ['Diagnose chest pain', 'MEDICAL', 'hard', 'expert'],
];

describe('classifyPrompt', () => {
  it.each(known)('knows the field and the level of "%s"', (prompt, domain, ...levels) => {
    const result = classifyPrompt(prompt);
    expect(result.domain).toBe(domain);
    expect(levels).toContain(result.complexity);
  });

  it.each<[string, Domain]>([
    ["My friend's birthday is on Friday, any ideas?", 'DATA'],
    ['I left a letter at the reception', 'CODE'],
    ["Don't forget to call me", 'CODE'],
    ['Paint a portrait of a sailor', 'MEDICAL'],
  ])('is not fooled by a word inside a word: "%s" is not %s', (prompt, wrong) => {
    expect(classifyPrompt(prompt).domain).not.toBe(wrong);
  });

  it('finds what is asked after four thousand characters of something else', () => {
    const news = [
      'The mayor opened a bridge.',
      'Farmers expect a late harvest.',
      'A storm closed two schools.',
      'The team lost again.',
    ];
    const story = Array.from(
      { length: 200 },
      (_, day) => `On day ${day}: ${news[(day * 7) % 4]} ${news[(day * 3 + 1) % 4]}`,
    ).join(' ');
    expect(classifyPrompt(`${story}\n\nSummarize the text above in two sentences.`).domain).toBe('SUMMARIZATION');
  });

  it.each<[string, string, Domain]>([
    ['The function returns an error when the list is empty. ', 'Summarize the text above.', 'SUMMARIZATION'],
    ['The cat sat on the mat. ', 'Summarize the text above.', 'SUMMARIZATION'],
    ['The bank raised its interest rates. ', 'Translate the text above into German.', 'TRANSLATION'],
  ])('obeys the instruction after two hundred times "%s"', (sentence, instruction, domain) => {
    expect(classifyPrompt(sentence.repeat(200) + instruction).domain).toBe(domain);
  });

  it.each(['hi', 'thanks!', 'What is the capital of Australia?', '2 + 2'])(
    'counts "%s" among the very easy, below 0.15',
    (prompt) => {
      expect(classifyPrompt(prompt).difficulty).toBeLessThan(0.15);
    },
  );

  it.each(['Is P equal to NP?', 'Diagnose chest pain', 'who was the last king of Hawaii', '证明黎曼猜想'])(
    'does not count "%s" among the very easy',
    (prompt) => {
      expect(classifyPrompt(prompt).difficulty).toBeGreaterThanOrEqual(0.15);
    },
  );

  it('answers any string, words like constructor and lone surrogates included, within its ranges', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('constructor __proto__ \ud800')), (prompt) => {
        const result = classifyPrompt(prompt);
        expect(domains).toContain(result.domain);
        expect(complexities).toContain(result.complexity);
        expect(result.difficulty).toBeGreaterThanOrEqual(0);
        expect(result.difficulty).toBeLessThanOrEqual(1);
        expect(result.confidence).toBeGreaterThanOrEqual(0);
        expect(result.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never lowers the level as the difficulty rises', () => {
    expect([...encodedPromptModel.levels].sort((left, right) => left - right)).toEqual(encodedPromptModel.levels);
  });

  it('reads a bounded part: ten million characters take no longer than a few thousand', () => {
    const prompt = 'a '.repeat(5_000_000);
    const start = cpuMs();
    classifyPrompt(prompt);
    expect(cpuMs() - start).toBeLessThan(100);
  });

  it('ships less than 275 kB of weights', () => {
    expect(JSON.stringify(encodedPromptModel).length).toBeLessThan(275_000);
  });
});
