import type { ChatRequest } from '@cascade/core/spec';
import type { Reply } from '@cascade/testing/fake-upstream';
import { describe, expect, it } from 'vitest';
import { ask, generate, onStage, script, sent, streamed, weather } from '../../test/stage.js';

const upstream = onStage();

describe('tools', () => {
  it('puts all results of a turn into one message, results first, and marks errors', async () => {
    const messages: ChatRequest['messages'] = [
      ...ask.messages,
      {
        role: 'assistant',
        content: ['call.1', 'call/1'].map(
          (id) => ({ type: 'tool-call', id, name: 'get_weather', input: [1] }) as const,
        ),
      },
      { role: 'user', content: 'and quickly' },
      { role: 'tool', content: [{ type: 'tool-result', id: 'call.1', name: 'get_weather', output: 'rain' }] },
      {
        role: 'tool',
        content: [{ type: 'tool-result', id: 'call/1', name: 'get_weather', output: '', isError: true }],
      },
    ];
    await generate('claude-haiku-4-5', { messages, tools: [weather] });
    expect(sent().messages.slice(1)).toEqual([
      {
        role: 'assistant',
        content: [
          { type: 'tool_use', id: 'call_1', name: 'get_weather', input: { input: [1] } },
          { type: 'tool_use', id: 'call_1_2', name: 'get_weather', input: { input: [1] } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'call_1', content: 'rain' },
          { type: 'tool_result', tool_use_id: 'call_1_2', is_error: true },
          { type: 'text', text: 'and quickly' },
        ],
      },
    ]);
  });

  it.each([
    ['none', undefined, { type: 'none' }],
    ['required', undefined, { type: 'any' }],
    [{ name: 'get_weather' }, false, { type: 'tool', name: 'get_weather', disable_parallel_tool_use: true }],
    [undefined, false, { type: 'auto', disable_parallel_tool_use: true }],
    ['auto', undefined, undefined],
  ] as const)('sends the choice %o with parallel %s', async (toolChoice, parallelToolCalls, choice) => {
    await generate('claude-haiku-4-5', {
      ...ask,
      tools: [weather],
      ...(toolChoice && { toolChoice }),
      ...(parallelToolCalls === false && { parallelToolCalls }),
    });
    expect(sent().tool_choice).toEqual(choice);
  });

  it('leaves the choice to models that refuse to be forced', async () => {
    const { finish } = await generate('claude-sonnet-5-5', { ...ask, tools: [weather], toolChoice: 'required' });
    expect(sent().tool_choice).toBeUndefined();
    expect(finish.warnings?.[0]).toMatch(/cannot be made to call a tool/);
  });

  it('calls strictly only what is closed and requires all it names', async () => {
    const closed = { ...weather, name: 'closed', inputSchema: { ...weather.inputSchema, additionalProperties: false } };
    await generate('claude-haiku-4-5', { ...ask, tools: [weather, closed] });
    expect(sent().tools.map((tool: object) => 'strict' in tool)).toEqual([false, true]);
    await generate('claude-haiku-4-5', { ...ask, tools: [closed] }, { omit: new Set(['strict']) });
    expect(sent().tools[0].strict).toBeUndefined();
  });
});

describe('parameters of the vendor', () => {
  it('come last, beside the tools and the output that were asked for otherwise', async () => {
    const search = { type: 'web_search_20250305', name: 'web_search' };
    const parameters = { tools: [search], output_config: { effort: 'max' }, top_k: 5, max_tokens: 7 };
    const output = { name: 'report', jsonSchema: { type: 'object', properties: {} } };
    await generate('claude-sonnet-4-6', { ...ask, tools: [weather], output, parameters });
    expect(sent()).toMatchObject({ tools: [{ name: 'get_weather' }, search], top_k: 5, max_tokens: 7 });
    expect(Object.keys(sent().output_config).sort()).toEqual(['effort', 'format']);
    expect(sent().headers['anthropic-version']).toBe('2023-06-01');
  });
});

describe('structured output', () => {
  const jsonSchema = {
    type: 'object',
    properties: { city: { type: 'string', minLength: 2 }, degrees: { type: 'integer', minimum: -90 } },
    required: ['city', 'degrees'],
  };
  const request: ChatRequest = { ...ask, output: { name: 'report', jsonSchema } };

  it('is constrained by a closed copy of the schema whose bounds are in the descriptions', async () => {
    await generate('claude-haiku-4-5', request);
    expect(sent().output_config.format.schema).toEqual({
      type: 'object',
      properties: {
        city: { type: 'string', description: '(minLength: 2)' },
        degrees: { type: 'integer', description: '(minimum: -90)' },
      },
      required: ['city', 'degrees'],
      additionalProperties: false,
    });
    expect(jsonSchema).not.toHaveProperty('additionalProperties');
  });

  it.each([
    ['an older model', 'claude-opus-4-0', new Set<string>()],
    ['a model that refused it', 'claude-haiku-4-5', new Set(['output_config.format'])],
  ])('is the input of a forced tool for %s, whole and streamed', async (_which, modelId, omit) => {
    const reply: Reply = { toolCalls: [{ name: 'report', input: { city: 'Paris', degrees: 12 } }] };
    script(reply, reply);
    const answer = await generate(modelId, request, { omit });
    expect(sent().tool_choice).toEqual({ type: 'tool', name: 'report' });
    expect(answer.content).toEqual([{ type: 'text', text: '{"city":"Paris","degrees":12}' }]);
    expect(answer.finish.reason).toBe('stop');
    if (omit.size > 0) return;
    const { content, finish } = await streamed(modelId, request);
    expect(JSON.parse(Object(content[0]).text)).toEqual({ city: 'Paris', degrees: 12 });
    expect(finish.reason).toBe('stop');
  });

  it("leaves the model the choice between the user's tools and the answer", async () => {
    script({ toolCalls: [{ name: 'get_weather', input: { city: 'Paris' } }] });
    const { content, finish } = await generate('claude-opus-4-0', { ...request, tools: [weather] });
    expect(sent().tool_choice).toEqual({ type: 'any' });
    expect(content[0]).toMatchObject({ type: 'tool-call', name: 'get_weather' });
    expect(finish.reason).toBe('tool-calls');
  });

  it('is asked for by a tool where closing the schema would change its meaning', async () => {
    const open = { type: 'object', additionalProperties: { type: 'number' } };
    await generate('claude-haiku-4-5', { ...ask, output: { name: 'prices', jsonSchema: open } });
    expect(sent().tools[0].input_schema).toEqual(open);
  });

  it('is asked for in words, with a warning, where nothing else is left', async () => {
    const list = { type: 'array', items: { type: 'string' } };
    const { finish } = await generate('claude-opus-4-0', { ...ask, output: { name: 'cities', jsonSchema: list } });
    expect(sent().system).toContain('"items"');
    expect(finish.warnings).toHaveLength(1);
  });
});

describe('prompts', () => {
  it('sends system prompts apart, joins neighbours of one role and drops empty texts', async () => {
    const messages: ChatRequest['messages'] = [
      { role: 'system', content: 'Be terse.' },
      { role: 'user', content: 'One.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: ' ' },
          { type: 'text', text: 'Two.' },
        ],
      },
      { role: 'system', content: 'Be kind.' },
    ];
    await generate('claude-haiku-4-5', { messages });
    expect(sent().system).toBe('Be terse.\n\nBe kind.');
    expect(sent().messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'One.' },
          { type: 'text', text: 'Two.' },
        ],
      },
    ]);
  });

  it('sends images and documents by their bytes or their URL', async () => {
    const media = [
      ['image/png', Uint8Array.of(1, 2)],
      ['image/*', new URL('https://example.com/cat.png')],
      ['image/png', new URL('data:image/gif;base64,AQI=')],
      ['application/pdf', Uint8Array.of(1)],
      ['text/markdown', new TextEncoder().encode('# Notes')],
    ] as const;
    const content = media.map(([mediaType, data]) => ({ type: 'media', mediaType, data }) as const);
    await generate('claude-haiku-4-5', { messages: [{ role: 'user', content }] });
    expect(sent().messages[0].content.map((block: { source: unknown }) => block.source)).toEqual([
      { type: 'base64', media_type: 'image/png', data: 'AQI=' },
      { type: 'url', url: 'https://example.com/cat.png' },
      { type: 'base64', media_type: 'image/gif', data: 'AQI=' },
      { type: 'base64', media_type: 'application/pdf', data: 'AQ==' },
      { type: 'text', media_type: 'text/plain', data: '# Notes' },
    ]);
  });

  it('fails as unsupported, without calling, where an attachment cannot be sent', async () => {
    const content = [{ type: 'media', mediaType: 'audio/mp3', data: Uint8Array.of(1) }] as const;
    const failure = generate('claude-haiku-4-5', { messages: [{ role: 'user', content }] });
    await expect(failure).rejects.toMatchObject({ failure: { class: 'unsupported', scope: 'request' } });
    expect(upstream().requests).toHaveLength(0);
  });

  it('marks the prompt for the cache in at most four places, and reads what was written and read', async () => {
    const request: ChatRequest = {
      messages: [{ role: 'system', content: 'A long prompt. '.repeat(50) }, ...ask.messages],
      tools: [weather],
      cachePrompt: true,
    };
    const first = (await generate('claude-haiku-4-5', request)).finish.usage;
    expect(upstream().requests.at(-1)?.rawBody.split('cache_control')).toHaveLength(4);
    const second = (await generate('claude-haiku-4-5', request)).finish.usage;
    expect(first.cacheWriteTokens).toBeGreaterThan(0);
    expect(second.cacheReadTokens).toBe(first.cacheWriteTokens);
    expect(second.inputTokens).toBe(first.inputTokens);
    await generate('claude-haiku-4-5', request, { omit: new Set(['cache_control']) });
    expect(upstream().requests.at(-1)?.rawBody).not.toContain('cache_control');
  });
});
