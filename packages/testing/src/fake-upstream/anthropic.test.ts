import Anthropic from '@anthropic-ai/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { badKey, type FakeUpstream, startFakeUpstream } from './index.js';

const weather: Anthropic.Tool = {
  name: 'get_weather',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const user: Anthropic.MessageParam[] = [{ role: 'user', content: 'Weather in Paris?' }];
const base = { model: 'claude-haiku-4-5', max_tokens: 2_000, messages: user };

describe('Anthropic Messages through the official SDK', () => {
  let upstream: FakeUpstream;
  let client: Anthropic;
  beforeAll(async () => {
    upstream = await startFakeUpstream();
    client = new Anthropic({ apiKey: 'sk-test', baseURL: upstream.url, maxRetries: 0 });
  });
  afterEach(() => upstream.reset());
  afterAll(() => upstream.close());

  it('answers a prompt with text and usage', async () => {
    const message = await client.messages.create(base);
    expect(message.content).toMatchObject([{ type: 'text', text: 'This is a simulated answer to: Weather in Paris?' }]);
    expect(message).toMatchObject({ stop_reason: 'end_turn', usage: { input_tokens: expect.any(Number) } });
  });

  it('streams the same text with cumulative usage', async () => {
    const stream = client.messages.stream(base);
    expect(await stream.finalText()).toBe('This is a simulated answer to: Weather in Paris?');
    expect((await stream.finalMessage()).usage.output_tokens).toBeGreaterThan(1);
  });

  it('thinks, calls tools in parallel, and takes thinking and results back', async () => {
    upstream.script('anthropic', '*', [
      {
        reasoning: 'Two tools.',
        text: 'Looking.',
        toolCalls: [{ name: 'get_weather', input: { city: 'Paris' } }, { name: 'get_weather' }],
      },
    ]);
    const thinking = { type: 'enabled' as const, budget_tokens: 1_024 };
    const request = { ...base, tools: [weather], thinking };
    const first = await client.messages.stream(request).finalMessage();
    expect(first.content.map((block) => block.type)).toEqual(['thinking', 'text', 'tool_use', 'tool_use']);
    expect(first.content.flatMap((block) => (block.type === 'tool_use' ? [block.input] : []))).toEqual([
      { city: 'Paris' },
      {},
    ]);
    const results = first.content.flatMap((block) =>
      block.type === 'tool_use' ? [{ type: 'tool_result' as const, tool_use_id: block.id, content: '12' }] : [],
    );
    const history = (content: Anthropic.ContentBlock[]): Anthropic.MessageParam[] => [
      ...user,
      { role: 'assistant', content },
      { role: 'user', content: results },
    ];
    const second = await client.messages.create({ ...request, messages: history(first.content) });
    expect(second.stop_reason).toBe('end_turn');

    const changed = first.content.map((block) =>
      block.type === 'thinking' ? { ...block, thinking: 'Changed.' } : block,
    );
    await expect(client.messages.create({ ...request, messages: history(changed) })).rejects.toThrow(
      /Invalid `signature`/u,
    );
    const dropped = first.content.filter((block) => block.type !== 'thinking');
    await expect(client.messages.create({ ...request, messages: history(dropped) })).rejects.toThrow(
      /Expected `thinking`/u,
    );
  });

  it('issues redacted thinking that comes back', async () => {
    upstream.script('any', '*', [{ reasoning: 'hidden', redactReasoning: true, text: 'yes' }]);
    const first = await client.messages.create(base);
    expect(first.content[0]?.type).toBe('redacted_thinking');
    const messages = [...user, { role: 'assistant' as const, content: first.content }, ...user];
    await expect(client.messages.create({ ...base, messages })).resolves.toMatchObject({ role: 'assistant' });
  });

  it('satisfies the schema of a structured output', async () => {
    const schema = {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    };
    const message = await client.messages.create({
      ...base,
      output_config: { format: { type: 'json_schema', schema } },
    });
    expect(message.content[0]?.type === 'text' && JSON.parse(message.content[0].text)).toEqual({ city: 'text' });
  });

  it('writes the prompt cache once and reads it afterwards', async () => {
    const system = [
      { type: 'text' as const, text: 'A long prompt. '.repeat(50), cache_control: { type: 'ephemeral' as const } },
    ];
    const first = (await client.messages.create({ ...base, system })).usage;
    const second = (await client.messages.create({ ...base, system })).usage;
    expect(first.cache_creation_input_tokens).toBeGreaterThan(0);
    expect(second.cache_read_input_tokens).toBe(first.cache_creation_input_tokens);
    expect(second.cache_creation_input_tokens).toBe(0);
  });

  it('counts tokens and lists models', async () => {
    expect((await client.messages.countTokens({ model: base.model, messages: user })).input_tokens).toBeGreaterThan(0);
    expect((await client.models.list()).data.map((model) => model.id)).toContain('claude-haiku-4-5');
  });

  it.each([
    ['a request without max_tokens', { max_tokens: undefined }, 400, /max_tokens: Field required/u],
    ['sampling under the current version', { temperature: 0.5 }, 400, /temperature: Extra inputs/u],
    [
      'a result without its call',
      { messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'x' }] }] },
      400,
      /unexpected `tool_use_id`/u,
    ],
    [
      'a call without its result',
      {
        messages: [
          ...user,
          { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'x', input: {} }] },
          ...user,
        ],
      },
      400,
      /without `tool_result`/u,
    ],
    [
      'thinking it did not issue',
      {
        messages: [
          ...user,
          { role: 'assistant', content: [{ type: 'thinking', thinking: 'x', signature: 'y' }] },
          ...user,
        ],
      },
      400,
      /Invalid `signature`/u,
    ],
    ['a parameter nobody knows', { colour: 'red' }, 400, /colour: Extra inputs/u],
    [
      'budget_tokens on claude-opus-4-7',
      { model: 'claude-opus-4-7', thinking: { type: 'enabled', budget_tokens: 1_024 } },
      400,
      /adaptive/u,
    ],
    ['a model that does not exist', { model: 'claude-no-such' }, 404, /model: claude-no-such/u],
  ])('refuses %s', async (_what, change, status, message) => {
    const failure = client.post('/v1/messages', { body: { ...base, ...change } });
    await expect(failure).rejects.toMatchObject({ status, message: expect.stringMatching(message) });
  });

  it('takes sampling for old models under the old version only', async () => {
    const old = new Anthropic({
      apiKey: 'k',
      baseURL: upstream.url,
      maxRetries: 0,
      defaultHeaders: { 'anthropic-version': '2023-06-01' },
    });
    const post = (model: string) => old.post('/v1/messages', { body: { ...base, model, temperature: 0.5 } });
    await expect(post('claude-haiku-4-5')).resolves.toMatchObject({ type: 'message' });
    await expect(post('claude-opus-4-7')).rejects.toThrow(/deprecated for this model/u);
  });

  it('refuses a wrong key, and a request without a version', async () => {
    const wrong = new Anthropic({ apiKey: badKey, baseURL: upstream.url, maxRetries: 0 });
    await expect(wrong.messages.create(base)).rejects.toMatchObject({ status: 401, type: 'authentication_error' });
    const response = await fetch(`${upstream.url}/v1/messages`, {
      method: 'POST',
      body: '{}',
      headers: { 'x-api-key': 'k' },
    });
    expect(response.status).toBe(400);
  });
});
