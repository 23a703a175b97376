import type { MediaPart, Part } from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { call, guardedAgent, sentParts } from '../../test/guarded-agent.js';
import { type Guardrail, piiGuardrail } from '../index.js';

const redact = piiGuardrail({ action: 'redact' });
const block = piiGuardrail({ action: 'block' });
const text = (value: string): Part => ({ type: 'text', text: value });
const vendor = { provider: 'scripted', data: { signature: 'abc' } };

/** What a model is sent of these parts. */
async function sent(parts: readonly Part[], guardrail: Guardrail = redact): Promise<readonly Part[]> {
  const { model, agent } = guardedAgent(['ok'], { input: [guardrail] });
  await agent.run([{ role: 'user', content: parts }]);
  return sentParts(model);
}

describe('text parts are looked at as the one text that they make', () => {
  const halves = [text('card 4111 1111'), text(' 1111 1111')];

  it('on the way out', async () => {
    const answer = [{ content: halves }];
    await expect(guardedAgent(answer, { output: [block] }).agent.run('hi')).rejects.toMatchObject({ label: 'CARD' });
    const { content } = await guardedAgent(answer, { output: [redact] }).agent.run('hi');
    expect(content).toBe('card [CARD]');
    const apart = [halves[0] as Part, { type: 'reasoning', text: 'hm' } as const, halves[1] as Part];
    expect((await guardedAgent([{ content: apart }], { output: [redact] }).agent.run('hi')).content).toBe(
      'card [CARD]',
    );
  });

  it('on the way in', async () => {
    await expect(sent(halves, block)).rejects.toMatchObject({ label: 'CARD' });
    expect(await sent([...halves, text(' thanks')])).toEqual([text('card [CARD_1]'), text(' thanks')]);
  });

  it('and each by itself, for one may hide the beginning of the next', async () => {
    expect(await sent([text('order 12'), text('4111111111111111')])).toEqual([text('order 12'), text('[CARD_1]')]);
  });

  it('and reasoning likewise', async () => {
    const content = halves.map((part) => ({ ...part, type: 'reasoning' }) as Part);
    const { messages } = await guardedAgent([{ content: [...content, text('ok')] }], { output: [redact] }).agent.run(
      'hi',
    );
    expect(JSON.stringify(messages)).not.toContain('1111');
  });

  it('where nothing is found, what a vendor signed stays on them', async () => {
    const parts: Part[] = [
      { type: 'text', text: 'by ', vendor },
      { type: 'text', text: 'ada@example.com', vendor },
    ];
    expect(await sent(parts)).toEqual([parts[0], text('[EMAIL_1]')]);
  });

  it('empty ones, which carry a signature, stay where they are', async () => {
    const parts: Part[] = [
      { type: 'reasoning', text: '', vendor },
      { type: 'text', text: '', vendor },
    ];
    expect(await sent([...parts, text('ada@example.com')])).toEqual([...parts, text('[EMAIL_1]')]);
  });

  it('a guardrail that sends texts away gets only the whole', async () => {
    const seen: string[] = [];
    const remote: Guardrail = {
      name: 'remote',
      action: 'flag',
      isRemote: true,
      inspect(told) {
        seen.push(told);
        return [];
      },
    };
    await sent(halves, remote);
    expect(seen).toEqual(['card 4111 1111 1111 1111']);
  });

  it('what is flagged in one of them counts once', async () => {
    const { agent } = guardedAgent(['ok'], { input: [piiGuardrail({ action: 'flag' })] });
    const { flags } = await agent.run([{ role: 'user', content: [text('a '), text('b@c.example')] }]);
    expect(flags).toMatchObject([{ label: 'EMAIL', count: 1 }]);
  });
});

describe('files', () => {
  const bytes = new TextEncoder().encode('to,ada@example.com');
  const media = (mediaType: string, data: Uint8Array | URL): MediaPart => ({ type: 'media', mediaType, data });
  const fileOf = async (part: MediaPart) => {
    const [file] = (await sent([part])) as readonly MediaPart[];
    return [new TextDecoder().decode(file?.data as Uint8Array), file?.mediaType];
  };

  it.each([
    'text/csv',
    'TEXT/CSV',
    'application/x-ndjson',
    'application/yaml',
    'application/sql',
    'application/vnd.api+json',
    'image/svg+xml',
    'message/rfc822',
    'application/octet-stream',
  ])('of type %s are read', async (mediaType) => {
    expect(await fileOf(media(mediaType, bytes))).toEqual(['to,[EMAIL_1]', mediaType]);
  });

  it.each<[string, Uint8Array, string]>([
    ['UTF-16 with a mark', Buffer.from('\ufeffto,ada@example.com', 'utf16le'), 'text/csv'],
    ['UTF-16 without one', Buffer.from('to,ada@example.com', 'utf16le'), 'text/csv'],
    ['UTF-16, the other way round', Buffer.from('\ufeffto,ada@example.com', 'utf16le').swap16(), 'text/csv'],
    ['UTF-16 by its type', Buffer.from('to,ada@example.com', 'utf16le'), 'text/csv; charset=UTF-16LE'],
  ])('in %s are read, and UTF-8 when they are redacted', async (_what, data, mediaType) => {
    const [seen, type] = await fileOf(media(mediaType, data));
    expect(seen).toBe('to,[EMAIL_1]');
    expect(type).not.toMatch(/utf-16/i);
  });

  it('in an old encoding are read', async () => {
    const data = Buffer.from('für ada@example.com', 'latin1');
    expect(await fileOf(media('text/plain', data))).toEqual(['für [EMAIL_1]', 'text/plain']);
  });

  it('that are no text stay as they are', async () => {
    const image = media('image/png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, ...bytes));
    const sound = media('audio/wav', Uint8Array.of(0, 1, 2, ...bytes));
    expect(await sent([image, sound])).toEqual([image, sound]);
  });

  it.each([
    `data:text/plain;base64,${Buffer.from(bytes).toString('base64')}`,
    `data:;base64,${Buffer.from(bytes).toString('base64url')}`,
    'data:text/plain,to,ada%40example.com',
  ])('in an address are read: %s', async (address) => {
    expect(await fileOf(media('text/plain', new URL(address)))).toEqual(['to,[EMAIL_1]', 'text/plain']);
  });

  it.each([
    'https://x.example/a.png?to=ada%40example.com',
    'https://x.example/a.png?to=ada%40example.com&x=%E0%A4',
    'https://x.example/100%/ada%40example.com',
    'https://x.example/?to=ada%2540example.com',
    'data:text/plain,100%,ada%40example.com',
  ])('at an address with personal data are blocked: %s', async (address) => {
    const error = await sent([media('image/png', new URL(address))]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'guardrail', guardrail: 'pii', stage: 'input' });
    expect(String(error)).toContain('EMAIL in an address, which cannot be redacted');
  });

  it('in answers are blocked as answers', async () => {
    const file = media('image/png', new URL('https://x.example/?to=ada%40example.com'));
    const { agent } = guardedAgent([{ content: [file] }], { output: [redact] });
    await expect(agent.run('draw')).rejects.toMatchObject({ stage: 'output', label: expect.stringContaining('EMAIL') });
  });
});

describe('what hangs on parts', () => {
  const signature = `EqQB${'k9/4111111111111111+'.repeat(8)}`;

  it('what a vendor hung on a part falls off when it would have to be redacted', async () => {
    const parts: Part[] = [
      { type: 'text', text: 'hello', vendor: { provider: 'scripted', data: { echo: ['ada@example.com'] } } },
      { type: 'text', text: 'hello', vendor: { provider: 'scripted', data: { signature } } },
      { type: 'tool-result', id: 'c1', name: 't', output: 'ada@example.com', vendor },
    ];
    expect(await sent(parts)).toEqual([
      text('hello'),
      parts[1],
      { type: 'tool-result', id: 'c1', name: 't', output: '[EMAIL_1]' },
    ]);
    await expect(sent(parts.slice(0, 1), block)).rejects.toMatchObject({ label: 'EMAIL' });
  });

  it('names in metadata are looked at, and what is flagged there counts once in all steps', async () => {
    const metadata = { note: 'ada@example.com', 'bob@example.com': 'x', team: 'a' };
    const options = { metadata, user: 'eve@example.com', tools: { t: { input: z.object({}), execute: () => 1 } } };
    const { agent } = guardedAgent([call('t'), call('t'), 'done'], { input: [piiGuardrail({ action: 'flag' })] });
    expect((await agent.run('hi', options)).flags).toEqual([
      { guardrail: 'pii', label: 'EMAIL', stage: 'input', count: 2 },
    ]);
    const redacting = guardedAgent(['ok'], { input: [redact] }).agent;
    const { trace } = await redacting.run('hi', options);
    expect(trace.runs[0]?.tags).toEqual({
      note: '[EMAIL_1]',
      '[EMAIL_2]': 'x',
      team: 'a',
      user: 'eve@example.com',
    });
  });
});
