import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { badKey, type FakeUpstream, startFakeUpstream } from './index.js';

const weather = {
  type: 'function' as const,
  function: {
    name: 'get_weather',
    strict: true,
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, unit: { enum: ['celsius', 'fahrenheit'] } },
      required: ['city', 'unit'],
      additionalProperties: false,
    },
  },
};
const user = [{ role: 'user' as const, content: 'Weather in Paris?' }];

describe('OpenAI Chat Completions through the official SDK', () => {
  let upstream: FakeUpstream;
  let client: OpenAI;
  beforeAll(async () => {
    upstream = await startFakeUpstream({ now: () => 1_780_000_000_000 });
    client = new OpenAI({ apiKey: 'sk-test', baseURL: `${upstream.url}/v1`, maxRetries: 0 });
  });
  afterEach(() => upstream.reset());
  afterAll(() => upstream.close());

  it('answers a prompt with text and usage', async () => {
    const completion = await client.chat.completions.create({ model: 'gpt-4o-mini', messages: user });
    expect(completion.choices[0]?.message.content).toBe('This is a simulated answer to: Weather in Paris?');
    expect(completion.choices[0]?.finish_reason).toBe('stop');
    expect(completion.usage?.total_tokens).toBe(
      (completion.usage?.prompt_tokens ?? 0) + (completion.usage?.completion_tokens ?? 0),
    );
    expect(completion._request_id).toMatch(/^req_/u);
  });

  it('streams the same text, with the usage chunk only when it is asked for', async () => {
    const read = async (includeUsage: boolean) => {
      const stream = await client.chat.completions.create({
        model: 'gpt-4o-mini',
        messages: user,
        stream: true,
        ...(includeUsage && { stream_options: { include_usage: true } }),
      });
      let text = '';
      let usages = 0;
      for await (const chunk of stream) {
        text += chunk.choices[0]?.delta.content ?? '';
        if (chunk.usage) usages += 1;
      }
      return { text, usages };
    };
    expect(await read(true)).toEqual({ text: 'This is a simulated answer to: Weather in Paris?', usages: 1 });
    expect(await read(false)).toMatchObject({ usages: 0 });
  });

  it('calls the tool that is required, whole and streamed, and takes its result', async () => {
    const request = { model: 'gpt-4o-mini', messages: user, tools: [weather], tool_choice: 'required' as const };
    const completion = await client.chat.completions.create(request);
    const call = completion.choices[0]?.message.tool_calls?.[0];
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({ city: 'text', unit: 'celsius' });

    const runner = client.chat.completions.stream(request);
    const streamed = (await runner.finalChatCompletion()).choices[0]?.message.tool_calls?.[0];
    expect(streamed?.type === 'function' && streamed.function).toMatchObject({
      name: 'get_weather',
      arguments: '{"city":"text","unit":"celsius"}',
    });

    const answered = await client.chat.completions.create({
      ...request,
      tool_choice: 'auto',
      messages: [
        ...user,
        { role: 'assistant', content: null, tool_calls: completion.choices[0]?.message.tool_calls ?? [] },
        { role: 'tool', tool_call_id: call?.id ?? '', content: '12 degrees' },
      ],
    });
    expect(answered.choices[0]?.finish_reason).toBe('stop');
  });

  it('streams parallel calls and a call without arguments', async () => {
    upstream.script('openai-chat', '*', [
      { toolCalls: [{ name: 'one', input: { text: 'a "quoted" \\ 😀 word' } }, { name: 'two' }] },
    ]);
    const runner = client.chat.completions.stream({ model: 'gpt-4o-mini', messages: user, tools: [weather] });
    const calls = (await runner.finalChatCompletion()).choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => call.type === 'function' && [call.function.name, call.function.arguments])).toEqual([
      ['one', '{"text":"a \\"quoted\\" \\\\ 😀 word"}'],
      ['two', ''],
    ]);
  });

  it('satisfies the schema of a structured output', async () => {
    const completion = await client.chat.completions.create({
      model: 'gpt-4o-mini',
      messages: user,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: weather.function.parameters },
      },
    });
    expect(JSON.parse(completion.choices[0]?.message.content ?? '')).toEqual({ city: 'text', unit: 'celsius' });
  });

  it('gives several choices and log-probabilities when they are asked for', async () => {
    const completion = await client.chat.completions.create({
      model: 'gpt-4o-mini',
      messages: user,
      n: 2,
      logprobs: true,
      top_logprobs: 2,
    });
    expect(completion.choices).toHaveLength(2);
    expect(completion.choices[0]?.logprobs?.content?.[0]?.top_logprobs).toHaveLength(2);
  });

  it('cuts the text at max_completion_tokens and at a stop sequence', async () => {
    upstream.setDefault({ text: 'one two three four' });
    const cut = await client.chat.completions.create({ model: 'gpt-4o', messages: user, max_completion_tokens: 2 });
    expect(cut.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'one two ' } });
    const stopped = await client.chat.completions.create({ model: 'gpt-4o', messages: user, stop: [' three'] });
    expect(stopped.choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: 'one two' } });
  });

  it.each([
    ['a tool message without its call', { messages: [{ role: 'tool', tool_call_id: 'x', content: 'y' }] }, 400],
    ['max_tokens on a reasoning model', { model: 'gpt-5-mini', max_tokens: 5 }, 400],
    ['a temperature on a reasoning model', { model: 'gpt-5-mini', temperature: 0.5 }, 400],
    [
      'a strict schema with an optional key',
      {
        tools: [
          {
            ...weather,
            function: { ...weather.function, parameters: { ...weather.function.parameters, required: [] } },
          },
        ],
      },
      400,
    ],
    ['a parameter nobody knows', { colour: 'red' }, 400],
    ['json_object without the word', { response_format: { type: 'json_object' } }, 400],
    ['tools with effort on gpt-5.6-luna', { model: 'gpt-5.6-luna', tools: [weather], reasoning_effort: 'low' }, 400],
    ['a model that does not exist', { model: 'gpt-does-not-exist' }, 404],
  ])('refuses %s', async (_what, change, status) => {
    const body = { model: 'gpt-4o-mini', messages: user, ...change };
    await expect(client.post('/chat/completions', { body })).rejects.toMatchObject({
      status,
      error: { message: expect.any(String) },
    });
  });

  it('refuses a wrong key and a missing one', async () => {
    const wrong = new OpenAI({ apiKey: badKey, baseURL: `${upstream.url}/v1`, maxRetries: 0 });
    await expect(wrong.chat.completions.create({ model: 'gpt-4o', messages: user })).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    });
    const missing = await fetch(`${upstream.url}/v1/chat/completions`, { method: 'POST', body: '{}' });
    expect(missing.status).toBe(401);
  });

  it('imitates the quirks of a vendor under its path prefix', async () => {
    const at = (profile: string) =>
      new OpenAI({ apiKey: 'k', baseURL: `${upstream.url}/p/${profile}/v1`, maxRetries: 0 });
    const request = { model: 'm', messages: user, logprobs: true };
    await expect(at('groq').chat.completions.create(request)).rejects.toMatchObject({ status: 400 });
    upstream.setDefault({ text: 'yes', reasoning: 'well' });
    const reasoned = await at('deepseek').chat.completions.create({ model: 'm', messages: user });
    expect(reasoned.choices[0]?.message).toMatchObject({ reasoning_content: 'well' });
    const ignored = await at('ollama').chat.completions.create({
      model: 'm',
      messages: user,
      max_completion_tokens: 1,
      n: 2,
    });
    expect(ignored.choices).toMatchObject([{ message: { content: 'yes', reasoning: 'well' }, finish_reason: 'stop' }]);
    const usage = (await at('xai').chat.completions.create({ model: 'm', messages: user })).usage;
    expect(usage?.total_tokens).toBe(
      (usage?.prompt_tokens ?? 0) +
        (usage?.completion_tokens ?? 0) +
        (usage?.completion_tokens_details?.reasoning_tokens ?? 0),
    );
  });
});
