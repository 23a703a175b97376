import { scriptedModel } from '@cascade/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecording, type Recording } from './recording.js';

let recording: Recording;
beforeEach(() => {
  recording = openRecording();
});
afterEach(() => recording.close());

const content = [
  { type: 'reasoning', text: 'a thought' },
  { type: 'text', text: 'an answer' },
  { type: 'tool-call', id: 'call-1', name: 'weather', input: { city: 'Oslo' } },
] as const;
const question = {
  messages: [
    { role: 'system', content: 'a rule' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'a question' },
        { type: 'media', mediaType: 'image/png', data: new Uint8Array([1, 2, 3]) },
      ],
    },
    { role: 'assistant', content: [{ type: 'tool-call', id: 'call-0', name: 'time', input: {} }] },
    { role: 'tool', content: [{ type: 'tool-result', id: 'call-0', name: 'time', output: 'noon' }] },
  ],
} as const;

describe('content', () => {
  it('stays where it is by default', async () => {
    await recording.cascade({ entries: [scriptedModel({ replies: [{ content }] })] }).generate(question);
    expect(await recording.everything()).not.toMatch(/a rule|a question|noon|an answer|a thought|Oslo/);
  });

  it('is on the run when it is wanted, as the conventions write it', async () => {
    const replies = [{ content }];
    const cascade = recording.cascade({ entries: [scriptedModel({ replies })] }, { captureContent: true });
    await cascade.generate(question);
    const [run, call] = recording.spans();
    expect(JSON.parse(String(run?.attributes['gen_ai.input.messages']))).toEqual([
      { role: 'system', parts: [{ type: 'text', content: 'a rule' }] },
      {
        role: 'user',
        parts: [
          { type: 'text', content: 'a question' },
          { type: 'media', mime_type: 'image/png' },
        ],
      },
      { role: 'assistant', parts: [{ type: 'tool_call', id: 'call-0', name: 'time', arguments: {} }] },
      { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call-0', response: 'noon' }] },
    ]);
    expect(JSON.parse(String(run?.attributes['gen_ai.output.messages']))).toEqual([
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', content: 'a thought' },
          { type: 'text', content: 'an answer' },
          { type: 'tool_call', id: 'call-1', name: 'weather', arguments: { city: 'Oslo' } },
        ],
        finish_reason: 'tool_call',
      },
    ]);
    expect(Object.keys(call?.attributes ?? {}).filter((key) => key.endsWith('messages'))).toEqual([]);
  });

  it('is cut to what fits, the newest messages first', async () => {
    const cascade = recording.cascade(
      { entries: [scriptedModel({ replies: ['y'.repeat(100_000)] })] },
      { captureContent: true },
    );
    const call = { type: 'tool-call', id: 'c', name: 'n', input: { text: 'z'.repeat(100_000) } } as const;
    const messages = [
      { role: 'user', content: 'x'.repeat(100_000) },
      { role: 'assistant', content: [call] },
      ...Array.from({ length: 1_000 }, () => ({ role: 'user', content: '' }) as const),
      { role: 'user', content: 'the newest' },
    ] as const;
    await cascade.generate({ messages });
    const [run] = recording.spans();
    const [input, output] = ['input', 'output'].map((way) => String(run?.attributes[`gen_ai.${way}.messages`]));
    expect(input?.length).toBeLessThan(20_000);
    expect(input).toContain('the newest');
    expect(JSON.parse(input ?? '').length).toBeGreaterThan(100);
    expect(output?.length).toBeLessThan(9_000);
    expect(output).toContain('…');
    await cascade.generate({ messages: [messages[0], messages[1]] });
    const second = String(recording.spans()[2]?.attributes['gen_ai.input.messages']);
    expect(second).toContain('zzz');
    expect(second.length).toBeLessThan(10_000);
  });

  it('includes what vendors and checks say', async () => {
    const failure = { class: 'bad-request', message: 'You said: a secret' } as const;
    const cascade = recording.cascade(
      { entries: [scriptedModel({ replies: [{ failure }] })] },
      { captureContent: true },
    );
    await cascade.generate('hi').catch(() => undefined);
    expect(recording.spans().map(({ status }) => status.message)).toEqual([
      expect.stringContaining('a secret'),
      'You said: a secret',
    ]);
  });
});
