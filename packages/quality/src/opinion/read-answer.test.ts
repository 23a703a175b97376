import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './read-answer.js';

const howMany = { prompt: 'Tom buys 3 boxes of 12 eggs and breaks 5. How many dollars does he earn with the rest?' };
const options = { prompt: 'Which planet is the largest?\n(A) Mars\n(B) Venus\n(C) Earth\n(D) Jupiter' };
const assertion = { prompt: "def f(x):\n    return x\nComplete the assertion.\nassert f('a') == ??" };
const yesNo = { prompt: 'Is the Pacific larger than the Atlantic?' };

describe('a number', () => {
  it.each([
    ['The answer is 70,000.', 70_000],
    ['Die Antwort lautet 70.000 $.', 70_000],
    ['La réponse est donc 70\u202f000 dollars.', 70_000],
    ['La respuesta es 70.000,50 dólares.', 70_000.5],
    ['答案是 7 万。', 70_000],
    ['所以他一共赚了七万美元。', 70_000],
    ['So he made seventy thousand dollars.', 70_000],
    ['Er verdient also siebzigtausend Dollar.', 70_000],
    ['Il gagne donc soixante-dix mille dollars.', 70_000],
    ['Gana setenta mil dólares.', 70_000],
    ['Guadagna settantamila dollari.', 70_000],
    ['Ele ganha setenta mil reais.', 70_000],
    ['Hij verdient zeventigduizend dollar.', 70_000],
    ["It comes to 70'000 francs.", 70_000],
    ['उत्तर ७०,००० है।', 70_000],
    ['الإجابة هي ٧٠٬٠٠٠.', 70_000],
    ['答えは７００００です。', 70_000],
    ['#### 70000', 70_000],
    ['Thus \\[x = \\boxed{70{,}000}\\]', 70_000],
    ['The result is 7 × 10^4.', 70_000],
    ['The result is 7e4.', 70_000],
    ['It is 7,00,00,000 rupees.', 70_000_000],
    ['{"reasoning": "3 * 12 = 36", "answer": "$70,000"}', 70_000],
    ['{"reasoning": "3 * 12 = 36", "answer": 70000', 70_000],
    ["{'antwort': 70000}", 70_000],
    ['The probability is \\frac{3}{4}.', 0.75],
    ['He needs 2 1/2 hours.', 2.5],
    ['Il reste −7 euros.', -7],
    ['He loses $-7 on that.', -7],
    ['He has 3 * 12 = 36 eggs, breaks 5, and so earns $31 in the end.', 31],
    ['In total: **31** eggs. I hope this helps!', 31],
    ['31 dollars. First he counts 36 eggs, then he takes away 5 of them.', 31],
    ['31', 31],
  ])('is read from %j', (text, value) => {
    expect(readAnswer(text, howMany)).toMatchObject({ kind: 'number' });
    const answer = readAnswer(text, howMany);
    expect(answer.kind === 'number' ? answer.readings.map((reading) => reading.value) : []).toContain(value);
  });

  it('keeps both readings of 1.234', () => {
    const answer = readAnswer('1.234', howMany);
    expect(answer).toMatchObject({ readings: [{ value: 1.234 }, { value: 1_234 }] });
  });

  it('is read back in any grouping', () => {
    const grouping = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'ar-EG', 'hi-IN-u-nu-deva');
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), grouping, (value, locale) => {
        const written = value.toLocaleString(locale).replace(/[\u200e\u200f\u061c]/g, '');
        const answer = readAnswer(`The answer is ${written}.`, howMany);
        return answer.kind === 'number' && answer.readings.some((reading) => reading.value === value);
      }),
    );
  });
});

describe('a choice', () => {
  it.each([
    'The answer is (D).',
    '**D**',
    'D.',
    'Answer: D',
    'Option D',
    'd) Jupiter',
    'Die Antwort ist D.',
    'La bonne réponse est la lettre D.',
    'La respuesta correcta es (D).',
    '选D',
    'Ответ: D',
    '{"answer": "D"}',
    '\\boxed{\\text{D}}',
    'Mars is small, and A is wrong. The largest one is Jupiter.',
    'I would go with D.',
  ])('is read from %j', (text) => {
    expect(readAnswer(text, options)).toMatchObject({ kind: 'choice', value: 'D' });
  });

  it('takes Cyrillic and Greek look-alikes for the Latin letters of the prompt', () => {
    expect(readAnswer('Ответ: С', options)).toMatchObject({ value: 'C' });
    expect(readAnswer('(Α)', options)).toMatchObject({ value: 'A' });
  });

  it('is the place in the list when options are numbered or Cyrillic', () => {
    const numbered = { prompt: 'Choose one option:\n1) red\n2) green\n3) blue' };
    expect(readAnswer('The answer is 2.', numbered)).toMatchObject({ kind: 'choice', value: 'B' });
    const cyrillic = { prompt: 'Выберите:\nА) Марс\nБ) Венера\nВ) Земля' };
    expect(readAnswer('Ответ: В', cyrillic)).toMatchObject({ kind: 'choice', value: 'C' });
  });

  it('is not guessed when the answer names no option', () => {
    expect(readAnswer('A is small. The answer is (none of these).', options).kind).toBe('short');
  });
});

describe('a literal', () => {
  it.each([
    ['The output is [1,2].', '[1,2]'],
    ['```python\n[1, 2]\n```', '[1,2]'],
    ["assert f('a') == [1, 2]", '[1,2]'],
    ['{"reasoning": "x", "answer": "[1, 2]"}', '[1,2]'],
    ['{"reasoning": "x", "answer": [1, 2]}', '[1,2]'],
    ['Die Ausgabe lautet (1, 2).', '(1,2)'],
    ["La sortie est `{'b': 2, 'a': 1}`.", '{"a":1,"b":2}'],
    ["La función devuelve 'bcksrutq'.", 'bcksrutq'],
    ['输出是 "bcksrutq"。', 'bcksrutq'],
    ['bcksrutq', 'bcksrutq'],
    ['The answer is True.', 'True'],
    ['1.0', '1'],
    ['{"answer": "["a", "b"]"}', '["a","b"]'],
  ])('is read from %j', (text, value) => {
    expect(readAnswer(text, assertion)).toMatchObject({ kind: 'literal', value });
  });
});

describe('yes or no', () => {
  it.each([
    ['Yes, it is.', true],
    ['Nein, ist er nicht.', false],
    ['Oui.', true],
    ['La respuesta es no.', false],
    ['是的，太平洋更大。', true],
    ['不是。', false],
    ['{"answer": true}', true],
    ['The Pacific covers more. The answer is: **Yes**', true],
  ])('is read from %j', (text, value) => {
    expect(readAnswer(text, yesNo)).toMatchObject({ kind: 'boolean', value });
  });
});

describe('any text', () => {
  it('is read without failing, whatever is asked', () => {
    const questions = [howMany, options, assertion, yesNo, { prompt: 'Return JSON', jsonSchema: {} }, { prompt: '' }];
    const noise = fc.string({ unit: 'grapheme', maxLength: 200 });
    const pieces = fc.array(
      fc.constantFrom('{"answer":', '\\boxed{', '####', '"', "'", '[', '(', '答案是', '12', ' ', '\n', '**'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          noise,
          pieces.map((all) => all.join('')),
        ),
        fc.constantFrom(...questions),
        (text, question) => {
          const { certainty } = readAnswer(text, question);
          return certainty > 0 && certainty <= 1;
        },
      ),
    );
  });

  it.each([
    '[',
    '{"answer":',
    "'a ",
    '1/2/',
    '答',
    'answer is ',
    '\\boxed{',
    '12 345 ',
    '**A',
    '(A) ',
    'no, wait, so ',
    'I thought 3, ',
    '3 h 20 ',
    'two and a half ',
    '三分之',
    'not A, ',
    'the second option ',
    `{"answer":"${'('.repeat(15_000)}`,
    `{"answer":"${' '.repeat(15_000)}x`,
  ])('of 400,000 characters of %.20s is read in linear time', (piece) => {
    const text = piece.repeat(Math.ceil(400_000 / piece.length));
    const start = cpuMs();
    for (const question of [howMany, options, assertion, yesNo]) readAnswer(text, question);
    expect(cpuMs() - start).toBeLessThan(1_000);
  });
});
