import { createOpenAI } from '@cascade/providers-openai';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openRecording, type Recording } from './recording.js';

const key = 'sk-planted-0123456789abcdef';
let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
let recording: Recording;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.reset();
  recording = openRecording();
});
afterEach(() => recording.close());

const entry = () => ({
  model: createOpenAI({ baseURL: `${upstream.url}/v1`, apiKey: key }).chat('gpt-4o-mini'),
  price: { inputPer1M: 0.15, outputPer1M: 0.6 },
});

it('tells of a real stream what the vendor says of it', async () => {
  upstream.script('openai-chat', '*', [{ text: 'It is Oslo.', usage: { inputTokens: 14, outputTokens: 4 } }]);
  const { attempts } = await recording.cascade({ entries: [entry()] }).stream('What is the capital of Norway?').result;
  const [, call] = recording.spans();
  const { port } = new URL(upstream.url);
  expect(call?.name).toBe('chat gpt-4o-mini');
  expect(call?.attributes).toMatchObject({
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o-mini',
    'gen_ai.response.model': expect.stringContaining('gpt-4o-mini'),
    'gen_ai.response.id': expect.stringContaining('chatcmpl'),
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.response.time_to_first_chunk': expect.any(Number),
    'gen_ai.usage.input_tokens': 14,
    'gen_ai.usage.output_tokens': 4,
    'server.address': '127.0.0.1',
    'server.port': Number(port),
    'cascade.cost.usd': attempts[0]?.costUsd,
  });
});

it('holds no key and no question, even when the vendor echoes them', async () => {
  const question = 'What is the capital of Norway?';
  const message = `Key ${key} may not ask: ${question}`;
  const refusal = { status: 401, body: JSON.stringify({ error: { message, code: 'invalid_api_key' } }) };
  upstream.script('openai-chat', '*', [{ raw: refusal }, { raw: refusal }]);
  const cascade = recording.cascade({ entries: [entry()] });
  await expect(cascade.generate(question)).rejects.toThrow('no entry answered');
  const open = recording.cascade({ entries: [entry()] }, { captureContent: true });
  await expect(open.generate(question)).rejects.toThrow('no entry answered');
  const everything = await recording.everything();
  expect(everything).not.toContain(key);
  const [run, call] = recording.spans();
  expect(call?.status.message).toBe('auth, 401, invalid_api_key');
  upstream.script('openai-chat', '*', [
    { raw: { ...refusal, body: JSON.stringify({ error: { message, code: question } }) } },
  ]);
  const third = recording.cascade({ entries: [entry()] });
  await expect(third.generate(question)).rejects.toThrow('no entry answered');
  expect(recording.spans().at(-1)?.status.message).toBe('auth, 401');
  expect(JSON.stringify([run?.attributes, run?.events, call?.attributes])).not.toContain('Norway');
});
