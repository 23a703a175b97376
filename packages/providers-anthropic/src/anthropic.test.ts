import { createCascade } from '@cascade/core';
import type { CallContext, ChatRequest, ChatResponse, Part, StreamPart } from '@cascade/core/spec';
import { type FakeUpstream, type Reply, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnthropicSettings } from './anthropic-settings.js';
import { createAnthropic } from './create-anthropic.js';

const weather = {
  name: 'get_weather',
  inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
} as const;
const ask: ChatRequest = { messages: [{ role: 'user', content: 'Weather in Paris?' }] };

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterEach(() => {
  upstream.reset();
  vi.unstubAllEnvs();
});
afterAll(() => upstream.close());

function context(more: Partial<CallContext> = {}): CallContext {
  return { signal: new AbortController().signal, key: 'test-key', idempotencyKey: 'i', omit: new Set(), ...more };
}

function generate(
  modelId: string,
  request: ChatRequest,
  more: Partial<CallContext> = {},
  settings: AnthropicSettings = {},
) {
  return createAnthropic({ baseURL: upstream.url, ...settings })
    .chat(modelId)
    .doGenerate(request, context(more));
}

async function stream(modelId: string, request: ChatRequest): Promise<readonly StreamPart[]> {
  const parts: StreamPart[] = [];
  const model = createAnthropic({ baseURL: upstream.url }).chat(modelId);
  for await (const part of model.doStream(request, context())) parts.push(part);
  return parts;
}

function script(...replies: Reply[]): void {
  upstream.script('anthropic', '*', replies);
}

/** The body and headers of the last request. */
function sent() {
  const { rawBody = '{}', headers = {} } = upstream.requests.at(-1) ?? {};
  return { ...JSON.parse(rawBody), headers };
}

function results(content: readonly Part[], isError = false): readonly Part[] {
  return content.flatMap((part) =>
    part.type === 'tool-call'
      ? [{ type: 'tool-result', id: part.id, name: part.name, output: { degrees: 12 }, isError } as const]
      : [],
  );
}

describe('versions, keys and sampling', () => {
  it('speaks the current version with a bearer key', async () => {
    await generate('claude-opus-5-5', ask);
    expect(sent().headers).toMatchObject({ 'anthropic-version': '2026-10-21', authorization: 'Bearer test-key' });
    expect(sent().headers['x-api-key']).toBeUndefined();
  });

  it('sends sampling parameters of older models under the old version, with the key where that wants it', async () => {
    const { finish } = await generate('claude-opus-4-0', { ...ask, temperature: 0.5, topP: 0.9 });
    expect(sent()).toMatchObject({ temperature: 0.5, top_p: 0.9 });
    expect(sent().headers).toMatchObject({ 'anthropic-version': '2023-06-01', 'x-api-key': 'test-key' });
    expect(sent().headers.authorization).toBeUndefined();
    expect(finish.warnings).toBeUndefined();
  });

  it.each([
    ['claude-haiku-4-5', { temperature: 0.5, topP: 0.9 }, { temperature: 0.5 }, /topP was left out/],
    ['claude-sonnet-4-6', { temperature: 1.5 }, { temperature: 1 }, /1.5 was lowered/],
    ['claude-opus-4-7', { temperature: 0.5, topP: 0.9 }, {}, /no temperature.*no topP/],
    ['claude-sonnet-4-6', { temperature: 0.5, reasoning: 'low' }, {}, /thinks takes no temperature/],
  ] as const)('gives %s of %o only what it takes, and says so', async (modelId, asked, taken, warning) => {
    const { finish } = await generate(modelId, { ...ask, ...asked });
    const { temperature, top_p } = sent();
    expect(JSON.parse(JSON.stringify({ temperature, top_p }))).toEqual(taken);
    expect(finish.warnings?.join(' ')).toMatch(warning);
  });

  it('leaves sampling out where the user pinned the version that has none', async () => {
    const { finish } = await generate('claude-haiku-4-5', { ...ask, temperature: 0 }, {}, { version: '2026-10-21' });
    expect(finish.warnings).toEqual(['version 2026-10-21 takes no temperature: it was left out']);
  });

  it('is not changed by anything in the environment', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', 'from-environment');
    vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'from-environment');
    vi.stubEnv('ANTHROPIC_BASE_URL', 'http://127.0.0.1:1');
    vi.stubEnv('ANTHROPIC_LOG', 'debug');
    vi.stubEnv('ANTHROPIC_PROFILE', 'nobody');
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'X-Leak: yes\nAuthorization: Bearer from-environment\nx-own: environment');
    await generate('claude-haiku-4-5', ask, {}, { headers: { 'x-own': 'settings' } });
    const { headers } = sent();
    expect(headers).toMatchObject({ authorization: 'Bearer test-key', 'x-own': 'settings' });
    expect(headers['x-leak']).toBeUndefined();
    expect(JSON.stringify(headers)).not.toContain('from-environment');
  });

  it('gives a key of the environment to the own origin of Anthropic only', () => {
    vi.stubEnv('ANTHROPIC_API_KEY', 'from-environment');
    expect(createAnthropic().chat('claude-haiku-4-5').keys?.()).toEqual(['from-environment']);
    expect(createAnthropic({ baseURL: upstream.url }).chat('claude-haiku-4-5').keys?.()).toEqual([]);
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    expect(() => createAnthropic().chat('claude-haiku-4-5').keys?.()).toThrow(/ANTHROPIC_API_KEY/);
  });

  it('takes a base URL with the version for what it means, and refuses what is no URL', async () => {
    await generate('claude-haiku-4-5', ask, {}, { baseURL: `${upstream.url}/v1/` });
    expect(upstream.requests.at(-1)?.path).toBe('/v1/messages');
    expect(() => createAnthropic({ baseURL: 'nonsense' })).toThrow(/baseURL must be a URL/);
  });

  it('writes nothing to the console for models that are near their end', async () => {
    const warn = vi.spyOn(console, 'warn');
    await generate('claude-sonnet-4-5', ask);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe('limits', () => {
  it.each([
    ['claude-opus-4-7', undefined, 128_000],
    ['claude-haiku-4-5', undefined, 64_000],
    ['claude-3-haiku-20240307', undefined, 4_096],
    ['another-model', undefined, 8_192],
    ['claude-haiku-4-5', 100, 100],
    ['claude-haiku-4-5', 100_000, 64_000],
  ])('asks %s for %s output tokens with max_tokens %d', async (modelId, wanted, maxTokens) => {
    await generate(modelId, { ...ask, ...(wanted !== undefined && { maxOutputTokens: wanted }) });
    expect(sent().max_tokens).toBe(maxTokens);
  });

  it('leaves out with a warning what Claude does not have', async () => {
    const { finish } = await generate('claude-haiku-4-5', { ...ask, seed: 1, logprobs: 2, stop: ['END', ' \n'] });
    expect(sent().stop_sequences).toEqual(['END']);
    expect(finish.warnings).toHaveLength(3);
    expect(createAnthropic().chat('claude-haiku-4-5').capabilities.logprobs).toBe(false);
  });
});

describe('thinking', () => {
  const adaptive = { type: 'adaptive', display: 'summarized' };
  it.each([
    ['claude-haiku-4-5', 'high', { type: 'enabled', budget_tokens: 24_576 }, undefined],
    ['claude-haiku-4-5', 'off', { type: 'disabled' }, undefined],
    ['claude-sonnet-4-6', 'medium', { type: 'adaptive' }, 'medium'],
    ['claude-opus-4-7', 'low', adaptive, 'low'],
    ['claude-opus-5', 'off', { type: 'disabled' }, undefined],
    ['claude-sonnet-5-5', 'off', { type: 'between_tools' }, undefined],
    ['claude-haiku-5-5', 'high', adaptive, 'high'],
  ] as const)('tells %s to think "%s" in the way it understands', async (modelId, reasoning, thinking, effort) => {
    const { finish } = await generate(modelId, { ...ask, reasoning });
    expect(sent().thinking).toEqual(thinking);
    expect(sent().output_config?.effort).toBe(effort);
    expect(finish.warnings).toBeUndefined();
  });

  it.each([
    ['claude-opus-5-5', { reasoning: 'off' }, /cannot stop thinking/],
    ['claude-fable-5-2', { reasoning: 'off' }, /cannot stop thinking/],
    ['claude-3-haiku-20240307', { reasoning: 'high' }, /does not think/],
    ['claude-haiku-4-5', { reasoning: 'high', maxOutputTokens: 1_000 }, /no room to think/],
    ['claude-haiku-4-5', { reasoning: 'high', tools: [weather], toolChoice: 'required' }, /cannot think first/],
  ] as const)('says so where %s cannot do as %o', async (modelId, asked, warning) => {
    const { finish } = await generate(modelId, { ...ask, ...asked });
    expect(sent().thinking).toBeUndefined();
    expect(finish.warnings?.join(' ')).toMatch(warning);
  });

  it.each([false, true])(
    'sends thoughts back as they came, before the calls they led to (redacted: %s)',
    async (redactReasoning) => {
      const request: ChatRequest = { ...ask, tools: [weather], reasoning: 'low' };
      for (const answer of [whole, streamed]) {
        script({
          reasoning: 'Two cities.',
          redactReasoning,
          text: 'Looking.',
          toolCalls: [{ name: 'get_weather', input: { city: 'Paris' } }, { name: 'get_weather' }],
        });
        const { content } = await answer('claude-haiku-4-5', request);
        expect(content.map(({ type }) => type)).toEqual(['reasoning', 'text', 'tool-call', 'tool-call']);
        const messages = [...ask.messages, { role: 'assistant', content }, { role: 'tool', content: results(content) }];
        const next = await generate('claude-haiku-4-5', { ...request, messages: messages as ChatRequest['messages'] });
        expect(sent().thinking.type).toBe('enabled');
        expect(sent().messages[1].content[0]).toEqual(Object(content[0]).vendor.data);
        expect(next.finish.reason).toBe('stop');
      }
    },
  );

  it('does without thinking where the open tool calls were made without', async () => {
    const messages: ChatRequest['messages'] = [
      ...ask.messages,
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'foreign', vendor: { provider: 'other', data: { type: 'thinking' } } },
          { type: 'tool-call', id: 'call.1', name: 'get_weather', input: {} },
        ],
      },
      { role: 'tool', content: [{ type: 'tool-result', id: 'call.1', name: 'get_weather', output: 'rain' }] },
    ];
    const { finish } = await generate('claude-haiku-4-5', { messages, tools: [weather], reasoning: 'low' });
    expect(finish.warnings?.[0]).toMatch(/made without thinking/);
    expect(JSON.stringify(sent().messages)).not.toContain('foreign');
  });

  it('leaves earlier thoughts out after they were refused', async () => {
    const forged = { type: 'thinking', thinking: 'x', signature: 'forged' };
    const messages: ChatRequest['messages'] = [
      ...ask.messages,
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'x', vendor: { provider: 'anthropic', data: forged } },
          { type: 'text', text: 'Rain.' },
        ],
      },
      { role: 'user', content: 'Sure?' },
    ];
    const { chat } = createAnthropic({ baseURL: upstream.url });
    const cascade = createCascade({
      entries: [{ model: chat('claude-haiku-4-5'), keys: ['k'] }],
      retry: { delaysMs: [] },
    });
    const { attempts } = await cascade.generate({ messages });
    expect(attempts.map(({ failure }) => failure?.class)).toEqual(['unsupported', undefined]);
    expect(JSON.stringify(sent().messages)).not.toContain('forged');
  });
});

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
    expect(upstream.requests).toHaveLength(0);
  });

  it('marks the prompt for the cache in at most four places, and reads what was written and read', async () => {
    const request: ChatRequest = {
      messages: [{ role: 'system', content: 'A long prompt. '.repeat(50) }, ...ask.messages],
      tools: [weather],
      cachePrompt: true,
    };
    const first = (await generate('claude-haiku-4-5', request)).finish.usage;
    expect(upstream.requests.at(-1)?.rawBody.split('cache_control')).toHaveLength(4);
    const second = (await generate('claude-haiku-4-5', request)).finish.usage;
    expect(first.cacheWriteTokens).toBeGreaterThan(0);
    expect(second.cacheReadTokens).toBe(first.cacheWriteTokens);
    expect(second.inputTokens).toBe(first.inputTokens);
    await generate('claude-haiku-4-5', request, { omit: new Set(['cache_control']) });
    expect(upstream.requests.at(-1)?.rawBody).not.toContain('cache_control');
  });
});

describe('failures', () => {
  it('names the successor of a retired model', async () => {
    script({ fault: '404' });
    await expect(generate('claude-3-5-sonnet-20241022', ask)).rejects.toThrow(/retired: use claude-sonnet-4-6/);
  });

  it('shows that a stream lives while only pings come', async () => {
    const parts = await stream('claude-haiku-4-5', ask);
    const first = parts.findIndex(({ type }) => type === 'text-delta');
    // message_start, content_block_start, ping
    expect(parts.slice(0, first).map(({ type }) => type)).toEqual(['alive', 'alive', 'alive']);
  });
});

async function whole(modelId: string, request: ChatRequest): Promise<ChatResponse> {
  return generate(modelId, request);
}

async function streamed(modelId: string, request: ChatRequest): Promise<ChatResponse> {
  const content: Part[] = [];
  for (const part of await stream(modelId, request)) {
    if (part.type === 'finish') return { content, finish: part.finish };
    if (part.type === 'part') content[part.index] = part.part;
    if (part.type !== 'text-delta') continue;
    const before = content[part.index];
    content[part.index] = { type: 'text', text: (before?.type === 'text' ? before.text : '') + part.text };
  }
  throw new Error('the stream had no finish');
}
