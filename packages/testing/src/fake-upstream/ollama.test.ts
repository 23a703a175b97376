import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from './index.js';

const messages = [{ role: 'user', content: 'Hello' }];
const tool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'x',
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
  },
};

describe('Ollama through the official SDK', () => {
  let upstream: FakeUpstream;
  let client: Ollama;
  beforeAll(async () => {
    upstream = await startFakeUpstream();
    client = new Ollama({ host: upstream.url });
  });
  afterEach(() => upstream.reset());
  afterAll(() => upstream.close());

  it('answers a prompt with text and counts', async () => {
    const response = await client.chat({ model: 'llama3.2', messages });
    expect(response).toMatchObject({
      done: true,
      done_reason: 'stop',
      message: { content: 'This is a simulated answer to: Hello' },
    });
    expect(response.eval_count).toBeGreaterThan(0);
  });

  it('streams the same text, thinking and tool calls, counts in the last line only', async () => {
    upstream.script('ollama', '*', [
      { reasoning: 'Hm, well.', text: 'One two.', toolCalls: [{ name: 'get_weather', input: { city: 'Paris' } }] },
    ]);
    const lines = [];
    for await (const line of await client.chat({ model: 'qwen3', messages, tools: [tool], think: true, stream: true }))
      lines.push(line);
    expect(lines.map((line) => line.message.thinking ?? '').join('')).toBe('Hm, well.');
    expect(lines.map((line) => line.message.content).join('')).toBe('One two.');
    expect(lines.flatMap((line) => line.message.tool_calls ?? [])).toMatchObject([
      { function: { name: 'get_weather', arguments: { city: 'Paris' } } },
    ]);
    expect(lines.filter((line) => line.eval_count !== undefined)).toHaveLength(1);
  });

  it('satisfies the schema of a structured output, obeys num_predict, gives log-probabilities', async () => {
    const structured = await client.chat({
      model: 'llama3.2',
      messages,
      format: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
    });
    expect(JSON.parse(structured.message.content)).toEqual({ n: 1 });
    const cut = await client.chat({ model: 'llama3.2', messages, options: { num_predict: 2 } });
    expect(cut).toMatchObject({ done_reason: 'length', message: { content: 'This is ' } });
    const logged = await client.chat({ model: 'llama3.2', messages, logprobs: true, top_logprobs: 2 });
    expect(logged.logprobs?.[0]?.top_logprobs).toHaveLength(2);
  });

  it('cuts a long prompt without a word, unless truncate is false', async () => {
    const long = [{ role: 'user', content: 'word '.repeat(5_000) }];
    expect((await client.chat({ model: 'llama3.2', messages: long })).prompt_eval_count).toBe(4_096);
    expect(
      (await client.chat({ model: 'llama3.2', messages: long, options: { num_ctx: 32_000 } })).prompt_eval_count,
    ).toBeGreaterThan(4_096);
    const strict = await fetch(`${upstream.url}/api/chat`, {
      method: 'POST',
      body: JSON.stringify({ model: 'llama3.2', messages: long, truncate: false }),
    });
    expect(strict.status).toBe(400);
  });

  it('lists, shows and versions, and embeds', async () => {
    expect((await client.list()).models.map((model) => model.name)).toContain('llama3.2');
    expect((await client.show({ model: 'llama3.2' })).capabilities).toContain('tools');
    expect((await client.version()).version).toMatch(/^\d/u);
    const embedded = await client.embed({ model: 'nomic-embed-text', input: ['one', 'two', 'one'] });
    expect(embedded.embeddings[0]).toEqual(embedded.embeddings[2]);
    expect(embedded.embeddings[0]).not.toEqual(embedded.embeddings[1]);
  });

  it.each([
    ['an unknown model', { model: 'no-such-model' }, 404],
    ['tools on a model without tools', { model: 'gemma2', tools: [tool] }, 400],
    ['thinking on a model that does not think', { think: true }, 400],
    [
      'arguments that are a string',
      { messages: [{ role: 'assistant', content: '', tool_calls: [{ function: { name: 'x', arguments: '{}' } }] }] },
      400,
    ],
  ])('refuses %s', async (_what, change, status) => {
    const response = await fetch(`${upstream.url}/api/chat`, {
      method: 'POST',
      body: JSON.stringify({ model: 'llama3.2', messages, ...change }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  });
});

describe('OpenAI embeddings through the official SDK', () => {
  it('gives vectors as numbers and in base64, which are the same', async () => {
    const upstream = await startFakeUpstream();
    const client = new OpenAI({ apiKey: 'k', baseURL: `${upstream.url}/v1`, maxRetries: 0 });
    const create = (encoding_format: 'float' | 'base64') =>
      client.embeddings.create({
        model: 'text-embedding-3-small',
        input: ['one', 'two'],
        dimensions: 5,
        encoding_format,
      });
    const numbers = (await create('float')).data.map((item) => item.embedding);
    const defaults = (
      await client.embeddings.create({ model: 'text-embedding-3-small', input: ['one', 'two'], dimensions: 5 })
    ).data;
    expect(numbers.map((vector) => vector.length)).toEqual([5, 5]);
    expect(defaults[0]?.embedding[0]).toBeCloseTo(numbers[0]?.[0] ?? Number.NaN, 5);
    await expect(client.embeddings.create({ model: 'text-embedding-3-small', input: '' })).rejects.toMatchObject({
      status: 400,
    });
    await upstream.close();
  });
});
