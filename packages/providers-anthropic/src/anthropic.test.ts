import { createCascade } from '@cascade/core';
import type { ChatRequest, RateLimitHint } from '@cascade/core/spec';
import { describe, expect, it, vi } from 'vitest';
import { ask, generate, onStage, results, script, sent, stream, streamed, weather } from '../test/stage.js';
import { createAnthropic } from './create-anthropic.js';

const upstream = onStage();

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
    expect(createAnthropic({ baseURL: upstream().url }).chat('claude-haiku-4-5').keys?.()).toEqual([]);
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    expect(() => createAnthropic().chat('claude-haiku-4-5').keys?.()).toThrow(/ANTHROPIC_API_KEY/);
  });

  it('takes a base URL with the version for what it means, and refuses what is no URL', async () => {
    await generate('claude-haiku-4-5', ask, {}, { baseURL: `${upstream().url}/v1/` });
    expect(upstream().requests.at(-1)?.path).toBe('/v1/messages');
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
      for (const answer of [generate, streamed]) {
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
    const { chat } = createAnthropic({ baseURL: upstream().url });
    const cascade = createCascade({
      entries: [{ model: chat('claude-haiku-4-5'), keys: ['k'] }],
      retry: { delaysMs: [] },
    });
    const { attempts } = await cascade.generate({ messages });
    expect(attempts.map(({ failure }) => failure?.class)).toEqual(['unsupported', undefined]);
    expect(JSON.stringify(sent().messages)).not.toContain('forged');
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

describe('rate limits', () => {
  it('are handed on as the headers say, whole and streamed', async () => {
    const hints: RateLimitHint[] = [];
    const onRateLimits = (hint: RateLimitHint) => hints.push(hint);
    await generate('claude-haiku-4-5', ask, { onRateLimits });
    await stream('claude-haiku-4-5', ask, { onRateLimits });
    const limits = { remainingRequests: 3_999, remainingTokens: 80_000 };
    expect(hints).toMatchObject([limits, limits]);
    expect(hints.every(({ resetMs = -1 }) => resetMs >= 0 && resetMs <= 1_000)).toBe(true);
  });
});
