import { createCascade } from '@cascade/core';
import type { CallContext, ChatRequest, RateLimitHint } from '@cascade/core/spec';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as presets from './index.js';

let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
afterEach(() => {
  upstream.reset();
  vi.unstubAllEnvs();
});

const context = (more: Partial<CallContext> = {}): CallContext => ({
  signal: new AbortController().signal,
  idempotencyKey: 'test-0',
  omit: new Set(),
  key: 'k',
  ...more,
});
const hi: ChatRequest = { messages: [{ role: 'user', content: 'hi' }] };
const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

function at(name: string, create: presets.CreatePreset, modelId: string) {
  return create({ baseURL: `${upstream.url}/p/${name}/v1` }).chat(modelId);
}

type Row = readonly [
  what: string,
  create: presets.CreatePreset,
  modelId: string,
  request: Partial<ChatRequest>,
  sent: Readonly<Record<string, unknown>>,
  notSent: readonly string[],
  warning?: string,
];

const rows: readonly Row[] = [
  ['no log-probabilities', presets.createGroq, 'llama', { logprobs: 3 }, {}, ['logprobs', 'top_logprobs'], 'Groq'],
  [
    'log-probabilities by a number',
    presets.createTogether,
    'llama',
    { logprobs: 3 },
    { logprobs: 3 },
    ['top_logprobs'],
  ],
  [
    'reasoning off by a switch',
    presets.createTogether,
    'qwen',
    { reasoning: 'off' },
    { reasoning: { enabled: false } },
    ['reasoning_effort'],
  ],
  ['its name for the seed', presets.createMistral, 'mistral-small', { seed: 7 }, { random_seed: 7 }, ['seed']],
  [
    'any for required',
    presets.createMistral,
    'mistral-small',
    { toolChoice: 'required', tools: [{ name: 'now', inputSchema: { type: 'object' } }] },
    { tool_choice: 'any' },
    [],
  ],
  [
    'a prefix to be continued',
    presets.createMistral,
    'mistral-small',
    { messages: [...hi.messages, { role: 'assistant', content: 'Well,' }] },
    { messages: [{}, { content: 'Well,', prefix: true }] },
    ['stream_options'],
  ],
  [
    'JSON in words',
    presets.createDeepSeek,
    'deepseek-v4-pro',
    { output: { name: 'place', jsonSchema: schema } },
    { response_format: { type: 'json_object' }, messages: [{ role: 'system' }, { role: 'user' }] },
    [],
  ],
  [
    'thinking off',
    presets.createDeepSeek,
    'deepseek-v4-pro',
    { reasoning: 'off', logprobs: 2 },
    { thinking: { type: 'disabled' }, logprobs: true, top_logprobs: 2 },
    ['reasoning_effort'],
  ],
  [
    'its efforts',
    presets.createDeepSeek,
    'deepseek-v4-pro',
    { reasoning: 'medium' },
    { thinking: { type: 'enabled' }, reasoning_effort: 'high' },
    [],
    'medium',
  ],
  [
    'no log-probabilities while it thinks',
    presets.createDeepSeek,
    'deepseek-v4-pro',
    { logprobs: 2 },
    {},
    ['logprobs', 'top_logprobs'],
    'thinks',
  ],
  ['no stop words where it reasons', presets.createXAI, 'grok-4.3', { stop: ['x'] }, {}, ['stop'], 'grok-4.3'],
  [
    'stop words where it does not',
    presets.createXAI,
    'grok-4-fast-non-reasoning',
    { stop: ['x'] },
    { stop: ['x'] },
    [],
  ],
  [
    'five alternatives at most, and a word against cutting',
    presets.createFireworks,
    'accounts/fireworks/models/m',
    { logprobs: 9 },
    { top_logprobs: 5, context_length_exceeded_behavior: 'error' },
    [],
    '5 alternatives',
  ],
  [
    'its name for the limit',
    presets.createCerebras,
    'gpt-oss-120b',
    { maxOutputTokens: 50 },
    { max_completion_tokens: 50 },
    ['max_tokens'],
  ],
  [
    'thinking off in the template',
    presets.createVLLM,
    'qwen3',
    { reasoning: 'off' },
    { chat_template_kwargs: { enable_thinking: false } },
    ['reasoning_effort'],
  ],
  [
    'only servers that know the schema',
    presets.createOpenRouter,
    'openai/gpt-4o',
    { output: { name: 'place', jsonSchema: schema }, reasoning: 'low' },
    { provider: { require_parameters: true }, reasoning: { effort: 'low' } },
    ['reasoning_effort'],
  ],
];

describe('a preset says a request in the words of its vendor', () => {
  for (const [what, create, modelId, request, sent, notSent, warning] of rows) {
    const { name } = create();
    it(`${name}: ${what} (${modelId})`, async () => {
      const { finish } = await at(name, create, modelId).doGenerate({ ...hi, ...request }, context());
      const body = Object(upstream.requests.at(-1)?.body);
      expect(body).toMatchObject(sent);
      expect(notSent.filter((field) => field in body)).toEqual([]);
      expect(finish.warnings?.join('\n') ?? '').toContain(warning ?? '');
      expect(finish.warnings === undefined).toBe(warning === undefined);
    });
  }

  it('lets DeepSeek think on after tool calls of another vendor, and gives it back what it thought itself', async () => {
    const model = at('deepseek', presets.createDeepSeek, 'deepseek-v4-pro');
    const call = { type: 'tool-call', id: 'call_1', name: 'now', input: {} } as const;
    const thought = { provider: 'deepseek', data: { reasoning_content: 'The time is asked for.' } };
    for (const before of [[], [{ type: 'reasoning', text: 'The time is asked for.', vendor: thought } as const]]) {
      const answered: ChatRequest = {
        messages: [
          ...hi.messages,
          { role: 'assistant', content: [...before, call] },
          { role: 'tool', content: [{ type: 'tool-result', id: 'call_1', name: 'now', output: 'noon' }] },
        ],
      };
      expect((await model.doGenerate(answered, context())).finish.reason).toBe('stop');
    }
    const sent = upstream.requests.map(({ body }) => Object(body).messages[1].reasoning_content);
    expect(sent).toEqual([' ', 'The time is asked for.']);
  });

  it('gives Mistral ids of nine characters, the same for a call and its result', async () => {
    const id = 'toolu_01A09q90qw90lq917835lq9';
    const answered: ChatRequest = {
      messages: [
        ...hi.messages,
        { role: 'assistant', content: [{ type: 'tool-call', id, name: 'now', input: {} }] },
        { role: 'tool', content: [{ type: 'tool-result', id, name: 'now', output: 'noon' }] },
      ],
    };
    const { finish } = await at('mistral', presets.createMistral, 'm').doGenerate(answered, context());
    const [, call, result] = Object(upstream.requests[0]?.body).messages;
    expect(finish.reason).toBe('stop');
    expect(call.tool_calls[0].id).toMatch(/^[a-zA-Z0-9]{9}$/);
    expect(result.tool_call_id).toBe(call.tool_calls[0].id);
  });
});

describe('a preset reads what its vendor says', () => {
  it("reads Together's lists of log-probabilities, whole and streamed", async () => {
    upstream.setDefault({ text: 'Paris it is.' });
    const model = at('together', presets.createTogether, 'llama');
    const { logprobs, finish } = await model.doGenerate({ ...hi, logprobs: 2 }, context());
    expect(logprobs?.map(({ token }) => token).join('')).toBe('Paris it is.');
    expect(logprobs?.[0]?.top).toHaveLength(2);
    expect(finish.reason).toBe('stop');
    const tokens: string[] = [];
    for await (const part of model.doStream({ ...hi, logprobs: 2 }, context()))
      if (part.type === 'text-delta') tokens.push(...(part.logprobs ?? []).map(({ token }) => token));
    expect(tokens.join('')).toBe('Paris it is.');
  });

  it.each([
    ['openrouter', presets.createOpenRouter, 0.000669],
    ['litellm', presets.createLiteLLM, 0.00042],
    ['xai', presets.createXAI, 0.00011765],
  ] as const)('takes the cost that %s names', async (name, create, costUsd) => {
    const { finish } = await at(name, create, 'm').doGenerate(hi, context());
    expect(finish.costUsd).toBeCloseTo(costUsd, 9);
  });

  it.each([
    [
      'deepseek',
      presets.createDeepSeek,
      { inputTokens: 30, cacheReadTokens: 10, outputTokens: 20, reasoningTokens: 5 },
    ],
    ['xai', presets.createXAI, { inputTokens: 30, cacheReadTokens: 10, outputTokens: 20, reasoningTokens: 5 }],
    ['groq', presets.createGroq, { inputTokens: 30, outputTokens: 20, reasoningTokens: 5 }],
    ['mistral', presets.createMistral, { inputTokens: 30, outputTokens: 20 }],
  ] as const)('counts the tokens of %s in one arithmetic, whole and streamed', async (name, create, counts) => {
    const usage = { inputTokens: 30, cacheReadTokens: 10, outputTokens: 20, reasoningTokens: 5 };
    upstream.setDefault({ text: 'Paris.', reasoning: 'Well.', usage });
    const model = at(name, create, 'grok-4.3');
    expect((await model.doGenerate(hi, context())).finish.usage).toMatchObject(counts);
    for await (const part of model.doStream(hi, context()))
      if (part.type === 'finish') expect(part.finish.usage).toMatchObject(counts);
  });

  it.each([
    ['groq', presets.createGroq, { remainingRequests: 14_370, remainingTokens: 17_997, resetMs: 179_560 }],
    ['together', presets.createTogether, { remainingRequests: 9, resetMs: 2_000 }],
    ['mistral', presets.createMistral, { remainingTokens: 499_982, resetMs: 9_000 }],
    ['cerebras', presets.createCerebras, { remainingRequests: 14_399, remainingTokens: 59_000, resetMs: 33_011_383 }],
  ] as const)('hands on the rate limits of %s, whole and streamed', async (name, create, hint) => {
    const hints: RateLimitHint[] = [];
    const listening = context({ onRateLimits: (each) => hints.push(each) });
    const model = at(name, create, 'm');
    await model.doGenerate(hi, listening);
    for await (const _part of model.doStream(hi, listening));
    expect(hints.map(({ resetMs = 0, ...rest }) => ({ ...rest, resetMs: Math.round(resetMs) }))).toEqual([hint, hint]);
  });

  it('says nothing of rate limits where the vendor says nothing', async () => {
    const onRateLimits = vi.fn<(hint: RateLimitHint) => void>();
    await at('deepseek', presets.createDeepSeek, 'm').doGenerate(hi, context({ onRateLimits }));
    expect(onRateLimits).not.toHaveBeenCalled();
  });
});

const keyVariables = Object.entries({
  cerebras: ['CEREBRAS_API_KEY'],
  deepseek: ['DEEPSEEK_API_KEY'],
  fireworks: ['FIREWORKS_API_KEY'],
  groq: ['GROQ_API_KEY'],
  huggingface: ['HF_TOKEN', 'HF_API_KEY'],
  litellm: ['LITELLM_API_KEY'],
  lmstudio: ['LM_API_TOKEN'],
  mistral: ['MISTRAL_API_KEY'],
  openrouter: ['OPENROUTER_API_KEY'],
  together: ['TOGETHER_API_KEY'],
  vllm: ['VLLM_API_KEY'],
  xai: ['XAI_API_KEY'],
});
const defaults: readonly presets.CreatePreset[] = Object.values(presets).filter(
  (value): value is presets.CreatePreset => typeof value === 'function',
);

describe("a preset's key", () => {
  it.each(keyVariables)('of %s comes from %j', (name, variables) => {
    const provider = defaults.map((create) => create()).find((each) => each.name === name);
    expect(provider?.keys.environment).toEqual(variables);
  });

  it('goes from the environment to the vendor, and to no other address', async () => {
    vi.stubEnv('GROQ_API_KEY', 'gsk-environment');
    const fetch: typeof globalThis.fetch = (input, init) =>
      globalThis.fetch(String(input).replace('https://api.groq.com/openai', `${upstream.url}/p/groq`), init);
    await createCascade({ entries: [{ model: presets.groq.chat('llama'), fetch }] }).generate('hi');
    expect(upstream.requests.at(-1)?.headers.authorization).toBe('Bearer gsk-environment');
    await createCascade({ entries: [at('groq', presets.createGroq, 'llama')] }).generate('hi');
    expect(JSON.stringify(upstream.requests.at(-1)?.headers)).not.toContain('environment');
  });

  it('refuses a base URL that is none', () => {
    expect(() => presets.createGroq({ baseURL: 'groq' })).toThrow(/groq: baseURL must be a URL such as https:/);
  });
});
