import { describe, expect, it } from 'vitest';
import { hardChecks } from '../../src/checks/hard-checks.js';

const options = 'Which planet is the largest?\n(A) Mars\n(B) Jupiter\n(C) Venus\n(D) Earth';
const passage =
  'Their going too the market every sunday because there vegetables is cheap and the peoples are freindly.';
const fenced = (tag: string, code: string): string => `\`\`\`${tag}\n${code}\n\`\`\``;
const wide = (text: string): string => Buffer.from(text, 'latin1').toString('utf16le');

const bad: readonly (readonly [kind: string, prompt: string, text: string])[] = [
  // Forms beside options.
  [
    'format',
    `${options}\n\nJust the letter, please.`,
    'Jupiter is a gas giant, more massive than all other planets put together, and it has more than ninety moons, so the answer is (B).',
  ],
  ['format', `${options}\n\nAnswer as JSON with keys choice and why.`, 'Jupiter is the largest. The answer is (B).'],
  ['format', `Answer as a markdown table.\n\n${options}`, 'Jupiter is the largest. The answer is (B).'],
  ['format', `Wrap the answer in the tags <final>.\n\n${options}`, 'It is Jupiter, so the answer is (B).'],
  ['format', 'Rate it and print it as "Rating: <number>". Film: Jaws.', 'A classic that holds up well, I would say.'],
  ['format', 'How tall is K2? No JSON, please.', '{"height_m": 8611}'],
  [
    'format',
    'Choose one: HR, IT, Sales. "The printer is on fire."',
    'Fires are put out with a fire extinguisher, quickly.',
  ],
  ['format', 'Write a markdown page about bees with three headings (##).', 'Bees live in hives and they make honey.'],
  // Not translated.
  ['language', '次の文を英語に翻訳してください：「駅は遠いですか。」', '駅はここから遠いですか、それとも近いですか。'],
  [
    'language',
    'Übersetze ins Englische: „Die Katze ist auf dem Dach.“',
    'Die Katze ist auf dem Dach und sie hat es gut.',
  ],
  // Code.
  [
    'code',
    'Write a Python script that handles network errors.',
    fenced('python', 'try:\n    run(\nexcept OSError:\n    pass'),
  ],
  [
    'code',
    'Use Python: sum the column "x" of a csv.',
    'import csv\nrows = list(csv.reader(open("a.csv"))\nprint(rows)',
  ],
  ['code', 'Escribe en JavaScript una función que sume.', 'function suma(a, b) {\n  return a + ;\n}'],
  ['code', 'Write a strict tsconfig.json.', fenced('json', '{\n  "include": ["src/**/*.ts"]\n  "exclude": []\n}')],
  ['code', 'Give me a Go function that adds two ints.', fenced('python', 'def add(a, b):\n    return a + b')],
  ['code', 'Write a JavaScript class for a queue.', fenced('js', 'class Queue {\n... the rest stays as it is ...\n}')],
  // Beginnings that are given up.
  [
    'cut',
    'How do I bake bread?',
    'Mix flour and water and let it rest for a night. The next steps in the kitchen are:',
  ],
  ['cut', 'What is 7 times 6 plus 1?', 'Seven times six is forty-two. Plus one, the answer is'],
  ['cut', 'Name the inner planets with a note each.', '1. Mercury: small and hot.\n2. Venus: cloudy.\n3. Earth:'],
  [
    'error-text',
    'Why is the sea salty?',
    'Rivers carry salts from the rocks to the\n\nError: connection reset by peer',
  ],
  ['refusal', 'Why is the sea salty?', "Rivers carry salts.\n\nI'm sorry, but I can't answer this question."],
  ['refusal', 'What is 12 x 12?', fenced('json', '{"reasoning": "I cannot help with this request.", "answer": ""}')],
  ['refusal', 'Who was the better composer?', 'There are many views on this, and I would rather not commit to one.'],
  // The prompt again.
  ['echo', 'Why do cats purr?', 'The question is about why cats purr.'],
  ['echo', `Fix the grammar: "${passage}"`, passage],
  [
    'echo',
    `Here is a note.\n${passage} When do they go there?`,
    `{"input": "${passage} When do they go there?", "output": ""}`,
  ],
  // Noise.
  ['noise', 'Tell me about bees.', wide('Bees are insects that live in hives and collect nectar for the winter. ')],
  [
    'noise',
    'Invite Ann to dinner.',
    'Dear <FIRST_NAME>, you are invited to <EVENT_NAME> on Friday at eight in the evening.',
  ],
  [
    'noise',
    'Tell me about otters.',
    'Otters live in rivers and eat fish. They sleep holding hands. Otters live in rivers and eat fish. They sleep holding hands. They sleep holding hands. Otters live in rivers and eat fish.',
  ],
  [
    'noise',
    'What is in a toolbox?',
    `A hammer and ${Array.from({ length: 60 }, (_, at) => (at * 7919) % 997).join(', ')}`,
  ],
];

const good: readonly (readonly [prompt: string, text: string])[] = [
  [`${options}\n\nJust the letter, please.`, 'B'],
  [`${options}\n\nAnswer as JSON.`, '{"choice": "B"}'],
  [
    'A table lists twenty balls numbered from 1 to 20.\nHow many are even?\n(A) 5\n(B) 10\n(C) 15\n(D) 20',
    'The answer is (B).',
  ],
  ['Choose one: HR, IT, Sales. "The printer is on fire."', 'IT'],
  ['Traduis en anglais : « Le chat dort. »', 'The cat is sleeping.'],
  ['Give me a multiplication table for 3.', '3 x 1 = 3\n3 x 2 = 6\n3 x 3 = 9'],
  [
    'Show a wrong line of Python and the SyntaxError.',
    `Without the colon:\n\n${fenced('python', 'def f(x)\n    return x')}`,
  ],
  ['Write a tsconfig.json with comments.', fenced('json', '{\n  // where it is\n  "include": ["src/**/*.ts"]\n}')],
  [
    'Write a Python script that handles network errors.',
    fenced('python', 'try:\n    run()\nexcept OSError:\n    pass'),
  ],
  ['What does a dash do in CSS names?', 'It parts words: `<BLOCK_NAME>__<ELEMENT_NAME>` is how BEM writes it.'],
  ['Should I buy or rent?', 'It depends on how long you stay: below five years rent, above it buy.'],
  [
    'When does a router drop an idle connection?',
    'After some minutes without a packet, as its table of addresses is small.\n\nThe idle connection then times out with an error on both sides.',
  ],
  [
    'Write a SQL query for the mean salary.',
    'SELECT AVG(salary)\nFROM employees\nGROUP BY department\nORDER BY 1 DESC;',
  ],
  [
    'Warum schwimmt Eis?',
    'Eis schwimmt, weil Wasser sich beim Gefrieren ausdehnt: Die Moleküle ordnen sich zu einem Gitter, das mehr Platz braucht (daher platzen volle Flaschen). Bei gleichem Volumen wiegt es also weniger als das Wasser, das es verdrängt.',
  ],
];

describe('drafts of kinds that were missed once', () => {
  it.each(bad)('%s: %s', async (kind, prompt, text) => {
    expect((await hardChecks({ prompt, text })).map(({ check }) => check)).toContain(kind);
  });
});

describe('good drafts that look like them', () => {
  it.each(good)('%s', async (prompt, text) => {
    expect(await hardChecks({ prompt, text })).toEqual([]);
  });
});
