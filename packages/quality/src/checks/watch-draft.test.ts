import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftRequest, watchDraft } from './watch-draft.js';

const request: DraftRequest = { prompt: 'Why does my bread not rise in the oven?' };

/** What the watch says of a text that comes in pieces, and how many characters it took. */
function watch(text: string, asked: DraftRequest = request, size = 4): { check: string | undefined; read: number } {
  const next = watchDraft(asked);
  for (let at = 0; at < text.length; at += size) {
    const finding = next(text.slice(at, at + size));
    if (finding !== undefined) return { check: finding.check, read: at + size };
  }
  return { check: undefined, read: text.length };
}

const story = 'Bread rises because yeast turns sugar into gas. Old yeast, cold dough or too much salt keep it flat. ';

describe('a hopeless draft is found early', () => {
  it('a refusal', () => {
    const { check, read } = watch(`I’m sorry, but I can’t help with that request. ${story.repeat(5)}`);
    expect(check).toBe('refusal');
    expect(read).toBeLessThan(80);
  });

  it('a refusal in another language', () => {
    expect(
      watch('Es tut mir leid, aber dabei kann ich Ihnen leider nicht helfen. Bitte fragen Sie etwas anderes.').check,
    ).toBe('refusal');
  });

  it('a short refusal, at its full stop', () => {
    expect(watch("I can't help with that.").check).toBe('refusal');
  });

  it('an error text and an error page', () => {
    expect(watch('Error 503: upstream overloaded, please retry in a few seconds.').check).toBe('error-text');
    expect(watch('<html><head><title>502 Bad Gateway</title></head><body></body></html>').read).toBeLessThan(40);
  });

  it('prose where JSON was asked for', () => {
    const jsonSchema = { type: 'object', properties: { name: { type: 'string' } } };
    expect(watch(story.repeat(3), { ...request, jsonSchema }).check).toBe('schema');
    expect(
      watch('Here is the JSON that you asked for:\n```json\n{"name": "Ada"}\n```', { ...request, jsonSchema }).check,
    ).toBeUndefined();
  });

  it('the question twice, but not once', () => {
    expect(watch(`${request.prompt} ${request.prompt} ${request.prompt}`).check).toBe('echo');
    expect(watch(`${request.prompt} ${story}`).check).toBeUndefined();
  });

  it('a loop that begins late', () => {
    const start = Array.from(
      { length: 60 },
      (_, index) => `Loaf number ${index} weighs ${index * 7} grams and tastes different. `,
    ).join('');
    const { check, read } = watch(`${start}${'and then the dough was kneaded again '.repeat(200)}`);
    expect(check).toBe('noise');
    expect(read).toBeLessThan(start.length + 2_500);
  });
});

describe('a good draft is left alone', () => {
  it('when an apology turns into an answer', () => {
    const text = `As an AI language model, I do not have access to real-time information. However, here is what usually helps. ${story}`;
    expect(watch(text).check).toBeUndefined();
  });

  it('in pieces of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (size) => watch(story, request, size).check === undefined),
      { numRuns: 40 },
    );
  });
});

it('keeps its finding', () => {
  const next = watchDraft(request);
  expect(next('HTTP 429 Too Many Requests')?.check).toBe('error-text');
  expect(next(' and more')?.check).toBe('error-text');
});

it('takes linear time', () => {
  const next = watchDraft(request);
  const startedAt = cpuMs();
  for (let index = 0; index < 100_000; index++) next(`w${index} `);
  expect(cpuMs() - startedAt).toBeLessThan(5_000);
});
