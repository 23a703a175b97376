import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOfSamples } from './agreement-of-samples.js';
import { compareAnswers } from './compare-answers.js';
import type { Question } from './question.js';

const howMany = { prompt: 'Tom has 3 boxes of 12 eggs. How many eggs does he have?' };
const who = { prompt: 'who sang the theme song for the man with the golden gun' };

function agreement(left: string, right: string, question: Question) {
  return compareAnswers({ text: left }, { text: right }, question);
}

describe('numbers', () => {
  it.each([
    ['He has 36 eggs.', '{"answer": "36"}', 1],
    ['36', 'Er hat sechsunddreißig Eier.', 1],
    ['36', '37', 0],
    ['66.67', '66.7', 1],
    ['67', '66.67', 0],
    ['1.234', '1234', 1],
    ['1.234', '1,234.00', 1],
    ['25 %', '0.25', 1],
    ['1/3', '0.33', 1],
  ])('%j and %j agree by %d', (left, right, expected) => {
    expect(agreement(left, right, howMany)).toMatchObject({ comparable: true, agreement: expected, by: 'number' });
  });

  it('do not agree with an answer that states none', () => {
    expect(agreement('36', 'I cannot say.', howMany)).toMatchObject({ comparable: true, agreement: 0 });
  });
});

describe('short answers', () => {
  it('agree by what they say beyond the question', () => {
    const right = 'The theme song for "The Man with the Golden Gun" was performed by Lulu.';
    expect(agreement('Lulu', right, who)).toMatchObject({ agreement: 1, by: 'overlap' });
    expect(agreement('Das Lied sang Shirley Bassey.', right, who).agreement).toBe(0);
  });

  it('agree across languages and number formats', () => {
    const when = { prompt: 'when was the eiffel tower finished' };
    expect(agreement('Er wurde im Jahr 1889 fertig.', '1889', when)).toMatchObject({ agreement: 1 });
    expect(agreement('巴黎', '答案是巴黎。', { prompt: '法国的首都是哪里？' })).toMatchObject({ agreement: 1 });
  });

  it('agree on a label that the question offers', () => {
    const question = { prompt: 'Is this review positive or negative? "I love it." Answer with one word.' };
    expect(agreement('positive', 'The review is Positive.', question)).toMatchObject({
      comparable: true,
      agreement: 1,
    });
    expect(agreement('positive', 'negative', question)).toMatchObject({ comparable: true, agreement: 0 });
  });

  it('are not compared when one says nothing', () => {
    expect(agreement('It is.', 'Lulu', who)).toMatchObject({ comparable: false });
  });
});

describe('JSON', () => {
  const question = { prompt: 'Extract the person as JSON.', jsonSchema: { type: 'object' } };

  it('agrees whatever the order of keys, the spacing and the fence', () => {
    const left = '```json\n{"name": "Ada", "born": 1815}\n```';
    expect(agreement(left, '{"born":1815.0,"name":"Ada"}', question)).toMatchObject({ agreement: 1, by: 'json' });
  });

  it('agrees in part, field by field', () => {
    expect(agreement('{"name":"Ada","born":1815}', '{"name":"Ada","born":1816}', question).agreement).toBe(0.5);
  });

  it('with reasoning counts by its answer alone', () => {
    const left = '{"reasoning": "first this", "answer": "Paris"}';
    expect(agreement(left, '{"reasoning": "quite another way", "answer": "paris"}', question)).toMatchObject({
      agreement: 1,
    });
  });
});

describe('an envelope of reasoning and answer', () => {
  const properties = { reasoning: { type: 'string' }, answer: { type: 'string' } };

  it('is compared as the question asks, not as JSON', () => {
    const question = { ...howMany, jsonSchema: { type: 'object', properties } };
    const left = '{"reasoning": "3 * 12", "answer": "36 eggs"}';
    expect(agreement(left, '{"reasoning": "", "answer": 36}', question)).toMatchObject({ agreement: 1, by: 'number' });
  });
});

describe('tool calls', () => {
  const question = { prompt: 'Weather in Paris and Rome?', tools: [{ name: 'weather', inputSchema: {} }] };
  const paris = { name: 'weather', input: { city: 'Paris', unit: 'C' } };
  const rome = { name: 'weather', input: { unit: 'C', city: 'Rome' } };

  it('agree in any order', () => {
    const left = { text: '', toolCalls: [paris, rome] };
    expect(compareAnswers(left, { text: '', toolCalls: [rome, paris] }, question)).toMatchObject({
      agreement: 1,
      by: 'tool',
    });
  });

  it('agree in part when one is missing or an argument differs', () => {
    const left = { text: '', toolCalls: [paris] };
    expect(compareAnswers(left, { text: '', toolCalls: [paris, rome] }, question).agreement).toBe(0.5);
    expect(compareAnswers(left, { text: '', toolCalls: [rome] }, question).agreement).toBe(0.5);
  });

  it('disagree with a text', () => {
    expect(compareAnswers({ text: '', toolCalls: [paris] }, { text: 'Sunny.' }, question)).toMatchObject({
      agreement: 0,
    });
  });
});

describe('open-ended answers', () => {
  it('are no evidence', () => {
    const question = { prompt: 'Write a poem about the sea.' };
    expect(agreement('The sea is blue', 'Waves roll on', question)).toMatchObject({ comparable: false, agreement: 0 });
  });
});

describe('any two answers', () => {
  it('compare the same both ways, and agree with themselves when they can be compared', () => {
    const text = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('36', 'He has 36.', 'Lulu', '{"answer": 3}'));
    const question = fc.constantFrom<Question>(
      howMany,
      who,
      { prompt: 'Pick one.\n(A) x1\n(B) y2' },
      { prompt: 'JSON', jsonSchema: {} },
    );
    fc.assert(
      fc.property(text, text, question, (left, right, asked) => {
        const there = agreement(left, right, asked);
        expect(agreement(right, left, asked)).toEqual(there);
        const itself = agreement(left, left, asked);
        expect(itself.agreement).toBe(itself.comparable ? 1 : 0);
      }),
    );
  });
});

describe('samples of one model', () => {
  it('are counted by the answer that most of them give', () => {
    const samples = ['35', 'The answer is 36.', 'He has thirty-six eggs.', '#### 36'];
    expect(agreementOfSamples(samples, howMany)).toEqual({ comparable: true, majority: 0.75, withFirst: 0, index: 1 });
  });

  it('prove nothing when there is one', () => {
    expect(agreementOfSamples(['36'], howMany).comparable).toBe(false);
  });
});
