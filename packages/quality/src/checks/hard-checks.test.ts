import { existsSync, readFileSync } from 'node:fs';
import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardChecks, quickChecks } from './hard-checks.js';

const pinning = 'Explain how TLS certificate pinning protects a mobile app against interception.';
const bananas =
  'Bananas are a popular tropical fruit rich in potassium and vitamins. They grow in large hanging bunches and turn yellow when ripe. Many people enjoy them in smoothies, pancakes or simply as a quick snack before going for a run.';

describe('hardChecks', () => {
  it('finds an answer that has nothing to do with the question', async () => {
    expect((await hardChecks({ prompt: pinning, text: bananas }))[0]?.check).toBe('off-topic');
  });

  it.each(['', '   \n', '\u200b', '...', '```\n```'])('finds nothing but emptiness in %j', async (text) => {
    expect(await hardChecks({ prompt: pinning, text })).toEqual([expect.objectContaining({ check: 'empty' })]);
  });

  it('leaves out what it is told to', () => {
    expect(quickChecks({ prompt: pinning, text: bananas }, { skip: ['off-topic'] })).toEqual([]);
  });

  it("keeps the caller's limits and the prompt's", () => {
    const draft = { prompt: 'Who wrote Hamlet?', text: 'It was William Shakespeare.' };
    expect(quickChecks(draft, { maxWords: 3 })[0]?.check).toBe('length');
    expect(quickChecks(draft, { minWords: 30 })[0]?.check).toBe('length');
    const long = `${bananas} ${bananas.replace('Bananas', 'Plantains')}`;
    expect(quickChecks({ prompt: 'Describe bananas in at most 20 words.', text: long })[0]?.check).toBe('length');
  });

  it('finds an answer in the wrong language', () => {
    expect(quickChecks({ prompt: 'Describe bananas. Answer in French.', text: bananas })[0]?.check).toBe('language');
    expect(
      quickChecks({ prompt: '¿Por qué son tan populares las bananas en el mundo?', text: bananas })[0]?.check,
    ).toBe('language');
    expect(quickChecks({ prompt: 'Describe bananas', text: bananas }, { language: 'de' })[0]?.check).toBe('language');
    expect(quickChecks({ prompt: 'Describe bananas', text: bananas }, { language: 'en' })).toEqual([]);
    expect(quickChecks({ prompt: 'Describe bananas', text: bananas }, { language: 'en-GB' })).toEqual([]);
  });

  it('holds short answers to the language that the caller wants, whatever the prompt is in', () => {
    const view = { prompt: 'Where is the key?', text: 'The key is on the table in the hall.' };
    expect(quickChecks(view, { language: 'de' })[0]?.check).toBe('language');
    expect(quickChecks(view, { language: 'en' })).toEqual([]);
    expect(quickChecks(view)).toEqual([]);
  });

  it('quotes at most 40 characters and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    );
    fc.assert(
      fc.property(text, text, (prompt, answer) => {
        for (const finding of quickChecks({ prompt, text: answer })) expect(finding.text.length).toBeLessThan(120);
      }),
      { numRuns: 300 },
    );
  });

  it('takes linear time on hostile texts', { timeout: 60_000 }, () => {
    const pieces = [
      '{',
      '(',
      '`',
      '```\n',
      ' ',
      'a',
      '. ',
      '\n',
      '"\\',
      '(A) ',
      '**a ',
      '[{',
      '- x\n',
      '|a',
      '~~~a\n',
      '我',
      '{"a":',
      "'",
      '> ```',
      'translate in french ',
      'I understand ',
      'i am ',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(400_000 / piece.length);
      for (const draft of [
        { prompt: 'Answer in JSON, please.', text },
        { prompt: text, text: bananas },
        { prompt: text, text },
      ]) {
        const startedAt = cpuMs();
        quickChecks(draft);
        expect(cpuMs() - startedAt, piece).toBeLessThan(500);
      }
    }
  });

  it.each([
    'Return JSON only.',
    'Answer in YAML.',
    'As CSV, please.',
    'Use bullet points.',
    'Write a Python function that adds.',
    'Give me a regex for that.',
    'Answer in one word.',
    'Is it so? Answer yes or no.',
    'Start your answer with the word Hi.',
    'How many are 3 + 4 + 5?',
    'Fill in ____ and ??, please.',
    'Write a markdown page with three headings (##).',
    'No JSON, no code blocks, please.',
    'Print it as "Rating: <number>".',
  ])('takes linear time when a hostile text is to have a form: %s', (prompt) => {
    for (const piece of ['\n', '(', '[', '[1', '{', ' ', ': ', '"', ';  ', '? ', '_', '- ', 'a(', '\n- ']) {
      // What takes quadratic time takes half a second or more for this.
      const rest = piece.repeat(40_000 / piece.length);
      for (const text of [rest, `Here it is: ${rest}z`]) {
        const startedAt = cpuMs();
        quickChecks({ prompt, text });
        expect(cpuMs() - startedAt, piece).toBeLessThan(150);
      }
    }
  });

  it.each(['# ', '// ', ' //', '/* ', '"# ', ',  ', '\n', '\n '])(
    'takes linear time for a hostile block of code: %j',
    async (piece) => {
      const rest = piece.repeat(90_000 / piece.length);
      for (const [prompt, text] of [
        ['Write a settings file.', `\`\`\`json\n{${rest}"\n\`\`\``],
        ['Write a Python function.', `\`\`\`\nx${rest}"\n\`\`\``],
        ['Write it in Python.', `x = 1${rest.slice(0, 19_000)}z`],
      ] as const) {
        const startedAt = cpuMs();
        await hardChecks({ prompt, text });
        expect(cpuMs() - startedAt, prompt).toBeLessThan(200);
      }
    },
  );

  it('looks at a bounded part of a prompt, also where the draft is its beginning', () => {
    const prompt = 'The train leaves at nine, and it rains on the old bridge. '.repeat(200_000);
    const startedAt = cpuMs();
    expect(quickChecks({ prompt, text: prompt.slice(0, 5_000) })).not.toEqual([]);
    expect(cpuMs() - startedAt).toBeLessThan(100);
  });
});

const folder = new URL('../../../../../shared/data/cascade-eval/', import.meta.url);
const present = existsSync(folder);

interface Row {
  readonly prompt: string;
  readonly responses: Readonly<Record<string, { readonly score: number; readonly text?: string }>>;
}

describe.skipIf(!present)(
  `drafts that graders call right${present ? '' : ' (skipped: the recorded answers are not there)'}`,
  () => {
    it.each(['gsm', 'crux', 'mmlu-pro', 'nq', 'routellm-gsm8k'])(
      '%s: at most 2 in 100 have a finding',
      async (name) => {
        let right = 0;
        let found = 0;
        for (const line of readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
          .trim()
          .split('\n')) {
          const row = JSON.parse(line) as Row;
          for (const { score, text } of Object.values(row.responses)) {
            if (score !== 1 || text === undefined) continue;
            right++;
            if ((await hardChecks({ prompt: row.prompt, text })).length > 0) found++;
          }
        }
        expect(found / right).toBeLessThan(0.02);
      },
    );
  },
);
