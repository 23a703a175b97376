import { describe, expect, it } from 'vitest';
import { isComparable } from './is-comparable.js';

describe('a question', () => {
  it.each([
    'What is the capital of Australia?',
    'who sponsored the phoenix open before waste management',
    'How many lines does Sean have to memorize?',
    'Wie viele Einwohner hat Berlin?',
    'Combien font 17 fois 23 ?',
    '¿Cuántos días tiene un año?',
    '一打鸡蛋有多少个？',
    'Is P equal to NP?',
    'Explain the "ceteris paribus" assumption.\n(A) all else equal\n(B) all changes',
    "Complete the assertion.\nassert f('a') == ??",
    'To make 1 liter of juice, Sam needs 5 kilograms of oranges at $3. How much does he spend for 4 liters?',
    'Translate "dog" into one word of French.',
  ])('with one good answer is worth a second opinion: %j', (prompt) => {
    expect(isComparable({ prompt })).toBe(true);
  });

  it.each([
    'Write a short story about a robot.',
    'Please explain how vaccines work.',
    'Can you write a Python function that reverses a list?',
    'Schreibe ein Gedicht über den Herbst.',
    'Kannst du mir bitte erklären, wie ein Motor funktioniert?',
    'Écris un poème sur la mer.',
    'Pouvez-vous rédiger une lettre de motivation ?',
    'Escribe un cuento corto.',
    '请写一首关于春天的诗。',
    '解释一下量子力学。',
    'How do I center a div?',
    'Brainstorm names for a bakery.',
  ])('that asks for a text of its own is not: %j', (prompt) => {
    expect(isComparable({ prompt })).toBe(false);
  });

  it('with tools or a schema is', () => {
    expect(isComparable({ prompt: 'Write to Ada.', tools: [{ name: 'mail', inputSchema: {} }] })).toBe(true);
    expect(isComparable({ prompt: 'Describe Ada.', jsonSchema: {} })).toBe(true);
  });
});
