import OpenAI, { AzureOpenAI } from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { badKey, type FakeUpstream, startFakeUpstream } from './index.js';

const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const tools: OpenAI.Responses.FunctionTool[] = [{ type: 'function', name: 'get_weather', strict: true, parameters }];

describe('OpenAI Responses through the official SDK', () => {
  let upstream: FakeUpstream;
  let client: OpenAI;
  beforeAll(async () => {
    upstream = await startFakeUpstream();
    client = new OpenAI({ apiKey: 'sk-test', baseURL: `${upstream.url}/v1`, maxRetries: 0 });
  });
  afterEach(() => upstream.reset());
  afterAll(() => upstream.close());

  it('answers a prompt with text and usage', async () => {
    const response = await client.responses.create({ model: 'gpt-4o-mini', input: 'Hello' });
    expect(response.output_text).toBe('This is a simulated answer to: Hello');
    expect(response).toMatchObject({ status: 'completed', usage: { output_tokens_details: { reasoning_tokens: 0 } } });
  });

  it('streams numbered events that end with response.completed', async () => {
    const stream = await client.responses.create({ model: 'gpt-4o-mini', input: 'Hello', stream: true });
    const events: OpenAI.Responses.ResponseStreamEvent[] = [];
    for await (const event of stream) events.push(event);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    expect(events.at(-1)?.type).toBe('response.completed');
    const text = events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join('');
    expect(text).toBe('This is a simulated answer to: Hello');
  });

  it('brings reasoning and calls round, and refuses reasoning that was torn apart', async () => {
    upstream.script('openai-responses', '*', [
      { reasoning: 'A tool is needed.', toolCalls: [{ name: 'get_weather', input: { city: 'Paris' } }] },
    ]);
    const request = {
      model: 'gpt-5-mini',
      tools,
      store: false,
      reasoning: { effort: 'low' as const, summary: 'auto' as const },
      include: ['reasoning.encrypted_content' as const],
    };
    const first = await client.responses.stream({ ...request, input: 'Weather?' }).finalResponse();
    const [reasoning, call] = first.output;
    if (reasoning?.type !== 'reasoning' || call?.type !== 'function_call')
      throw new Error('expected reasoning and a call');
    expect(reasoning.summary[0]?.text).toBe('A tool is needed.');
    expect(JSON.parse(call.arguments)).toEqual({ city: 'Paris' });
    const output = { type: 'function_call_output' as const, call_id: call.call_id, output: '12' };
    const question = { role: 'user' as const, content: 'Weather?' };
    const send = (input: OpenAI.Responses.ResponseInput) => client.responses.create({ ...request, input });

    await expect(send([question, reasoning, call, output])).resolves.toMatchObject({ status: 'completed' });
    await expect(send([question, reasoning])).rejects.toThrow(/without its required following item/u);
    await expect(send([question, call, output])).rejects.toThrow(/without its required 'reasoning' item/u);
    const forged = { ...reasoning, encrypted_content: 'forged' };
    await expect(send([question, forged, call, output])).rejects.toMatchObject({ code: 'invalid_encrypted_content' });
  });

  it('satisfies the schema of a structured output and calls the tool that is required', async () => {
    const format = { type: 'json_schema' as const, name: 'answer', strict: true, schema: parameters };
    const structured = await client.responses.create({ model: 'gpt-4o', input: 'x', text: { format } });
    expect(JSON.parse(structured.output_text)).toEqual({ city: 'text' });
    const called = await client.responses.create({ model: 'gpt-4o', input: 'x', tools, tool_choice: 'required' });
    expect(called.output[0]).toMatchObject({ type: 'function_call', name: 'get_weather' });
  });

  it('ends incomplete at the token limit, and gives log-probabilities', async () => {
    upstream.setDefault({ text: Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ') });
    const cut = await client.responses.create({ model: 'gpt-4o', input: 'x', max_output_tokens: 16 });
    expect(cut).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } });
    const logged = await client.responses.create({
      model: 'gpt-4o',
      input: 'x',
      include: ['message.output_text.logprobs'],
      top_logprobs: 1,
    });
    expect(logged.output[0]).toMatchObject({
      content: [{ logprobs: expect.arrayContaining([expect.objectContaining({ token: 'word0 ' })]) }],
    });
  });

  it('continues a stored response and no other', async () => {
    const first = await client.responses.create({ model: 'gpt-4o', input: 'x' });
    await expect(
      client.responses.create({ model: 'gpt-4o', input: 'y', previous_response_id: first.id }),
    ).resolves.toMatchObject({ previous_response_id: first.id });
    await expect(
      client.responses.create({ model: 'gpt-4o', input: 'y', previous_response_id: 'resp_x' }),
    ).rejects.toMatchObject({ code: 'previous_response_not_found' });
  });

  it.each([
    ['an output without its call', { input: [{ type: 'function_call_output', call_id: 'c', output: 'x' }] }],
    ['a call without its output', { input: [{ type: 'function_call', call_id: 'c', name: 'x', arguments: '{}' }] }],
    ['sampling on a reasoning model', { model: 'gpt-5-mini', temperature: 0.2 }],
    ['effort on a model that does not reason', { reasoning: { effort: 'low' } }],
    [
      'an image in the shape of Chat Completions',
      { input: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] },
    ],
    ['a parameter of Chat Completions', { max_tokens: 5 }],
  ])('refuses %s', async (_what, change) => {
    const body = { model: 'gpt-4o', input: 'x', ...change };
    await expect(client.post('/responses', { body })).rejects.toMatchObject({ status: 400 });
  });
});

describe('Azure OpenAI through the official SDK', () => {
  let upstream: FakeUpstream;
  const connect = (apiKey: string) =>
    new AzureOpenAI({ apiKey, endpoint: upstream.url, apiVersion: '2024-10-21', maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'Hello' }];
  beforeAll(async () => {
    upstream = await startFakeUpstream();
  });
  afterAll(() => upstream.close());

  it('answers on the path of a deployment, whole and streamed, with content filter results', async () => {
    const client = connect('key');
    const completion = await client.chat.completions.create({ model: 'my-deployment', messages });
    expect(completion.choices[0]).toMatchObject({
      message: { content: 'This is a simulated answer to: Hello' },
      content_filter_results: { hate: { filtered: false } },
    });
    expect(upstream.requests.at(-1)).toMatchObject({
      path: '/openai/deployments/my-deployment/chat/completions',
      protocol: 'azure-openai',
      model: 'my-deployment',
    });
    let text = '';
    const stream = await client.chat.completions.create({ model: 'my-deployment', messages, stream: true });
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toBe('This is a simulated answer to: Hello');
  });

  it('serves Responses and embeddings', async () => {
    const client = connect('key');
    expect((await client.responses.create({ model: 'my-deployment', input: 'Hello' })).output_text).toContain('Hello');
    expect((await client.embeddings.create({ model: 'my-embedder', input: 'Hello' })).data).toHaveLength(1);
  });

  it('refuses in its own words', async () => {
    await expect(connect('key').chat.completions.create({ model: 'no-such', messages })).rejects.toMatchObject({
      status: 404,
      code: 'DeploymentNotFound',
    });
    await expect(connect(badKey).chat.completions.create({ model: 'm', messages })).rejects.toMatchObject({
      status: 401,
      code: '401',
    });
    const limited = connect('key').chat.completions.create({ model: 'm', messages }, { headers: { 'x-fault': '429' } });
    await expect(limited).rejects.toMatchObject({ status: 429, code: 'RateLimitReached' });
  });
});
