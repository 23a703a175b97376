import { describe, expect, it } from 'vitest';
import type { DraftView } from '../draft-view.js';
import { checkEcho } from './check-echo.js';
import { quickChecks } from './hard-checks.js';

const prompts = [
  'What is the boiling point of gallium?',
  'Explain how TLS certificate pinning protects a mobile app against interception.',
  'Write a Python function that merges two sorted lists.',
  'Summarize the causes of the French Revolution in a short paragraph.',
  'How do I reset my router to factory settings?',
  'Who painted the Mona Lisa and when was it finished?',
  'Compare SQL and NoSQL databases for a small web shop.',
  'Was ist die Hauptstadt von Australien und wie viele Menschen leben dort?',
  'Quels sont les bienfaits du sport pour la santé mentale ?',
  '¿Cuáles son las principales exportaciones de Chile?',
  'Describe the life cycle of a butterfly.',
  'My landlord refuses to return the deposit. What can I do?',
  'A train travels 60 km in 45 minutes. What is its average speed in km/h?',
  'What should I cook with leftover rice and two eggs?',
  'Why does my bread not rise in the oven?',
  'List the steps to change a flat tyre.',
];

const echoes: readonly (readonly [title: string, echo: (prompt: string) => string])[] = [
  ['once', (prompt) => prompt],
  ['twice', (prompt) => `${prompt} ${prompt}`],
  ['on two lines', (prompt) => `${prompt}\n\n${prompt}`],
  ['three times', (prompt) => `${prompt} ${prompt} ${prompt}`],
  ['in lower case', (prompt) => prompt.toLowerCase()],
  ['without punctuation', (prompt) => prompt.replace(/[?.!]/g, '')],
  ['after a label', (prompt) => `Question: ${prompt}`],
  ['in quotes', (prompt) => `You asked: "${prompt}"`],
  ['after a word', (prompt) => `Sure! ${prompt}`],
  ['praised', (prompt) => `That is a great question: ${prompt}`],
  ['in bold', (prompt) => `**${prompt}**`],
  ['as a transcript', (prompt) => `User: ${prompt}\nAssistant:`],
];

describe('the question comes back', () => {
  it.each(echoes)('%s', (_title, echo) => {
    for (const prompt of prompts) expect(quickChecks({ prompt, text: echo(prompt) })[0]?.check, prompt).toBe('echo');
  });
});

describe("an answer in the question's words passes", () => {
  const passing: readonly DraftView[] = [
    { prompt: 'Is water wet?', text: 'Yes, water is wet.' },
    { prompt: 'Is the sky blue?', text: 'The sky is blue.' },
    { prompt: 'Which is larger, 3 or 5?', text: '5 is larger.' },
    { prompt: 'what is the most common blood type in sweden', text: 'The most common blood type in Sweden is A+.' },
    { prompt: 'Repeat after me: the quick brown fox jumps', text: 'the quick brown fox jumps' },
    { prompt: 'Fix the grammar: She go to school every days', text: 'She goes to school every day' },
    { prompt: 'Complete the code:\ndef add(a, b):', text: 'def add(a, b):\n    return a + b' },
    { prompt: 'Is 7 a prime number?', text: 'Is 7 a prime number? Yes.' },
  ];
  it.each(passing)('$text', (draft) => {
    expect(checkEcho(draft)).toBeUndefined();
  });
});
