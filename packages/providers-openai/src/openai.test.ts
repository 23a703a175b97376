import { createCascade } from '@cascade/core';
import type { CallContext, ChatRequest, RateLimitHint } from '@cascade/core/spec';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOpenAI } from './create-openai.js';
import { isStrictSchema } from './strict-schema.js';

let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
afterEach(() => {
  upstream.reset();
  vi.unstubAllEnvs();
});

/** OpenAI's own host, played by the fake upstream. */
function openaiHost(): typeof globalThis.fetch {
  return (input, init) => fetch(String(input).replace('https://api.openai.com', upstream.url), init);
}

describe('OpenAI', () => {
  it('changes nothing for what the environment says, and sends an environment key to its own origin only', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-environment');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/elsewhere');
    vi.stubEnv('OPENAI_ORG_ID', 'org-environment');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-custom: environment\nauthorization: Bearer environment');
    await createCascade({ entries: [createOpenAI({ baseURL: `${upstream.url}/v1` }).chat('gpt-4o-mini')] }).generate(
      'hi',
    );
    const sent = JSON.stringify(upstream.requests.at(-1)?.headers);
    expect(sent).not.toMatch(/environment/);
    await createCascade({ entries: [{ model: createOpenAI().chat('gpt-4o-mini'), fetch: openaiHost() }] }).generate(
      'hi',
    );
    expect(upstream.requests.at(-1)?.headers.authorization).toBe('Bearer sk-environment');
  });

  it('goes to Responses by itself where Chat Completions refuses, and remembers it', async () => {
    const model = createOpenAI({ apiKey: 'k' }).chat('gpt-5.6-luna-next');
    upstream.script('openai-chat', '*', [
      {
        raw: {
          status: 404,
          body: { error: { message: 'This model is only supported in v1/responses and not in v1/chat/completions.' } },
        },
      },
    ]);
    const cascade = createCascade({ entries: [{ model, fetch: openaiHost() }] });
    await cascade.generate('hi');
    await cascade.generate('hi');
    expect(upstream.requests.map(({ path }) => path)).toEqual([
      '/v1/chat/completions',
      '/v1/responses',
      '/v1/responses',
    ]);
  });

  it.each(['chat', 'responses'] as const)('leaves a refusal to the next entry, streamed as well (%s)', async (api) => {
    const openai = createOpenAI({ baseURL: `${upstream.url}/v1`, api });
    const cascade = createCascade({ entries: [openai.chat('gpt-4o'), openai.chat('gpt-4o-mini')] });
    for (const mode of ['generate', 'stream']) {
      upstream.script('any', 'gpt-4o', [{ refusal: 'I would rather not.' }]);
      upstream.script('any', 'gpt-4o-mini', [{ text: 'Here it is.' }]);
      const { text, attempts } = await (mode === 'stream' ? cascade.stream('hi').result : cascade.generate('hi'));
      expect({ text, first: attempts[0]?.failure?.class }).toEqual({ text: 'Here it is.', first: 'content-filter' });
    }
  });

  it('stays with Chat Completions at any other host', async () => {
    const model = createOpenAI({ baseURL: `${upstream.url}/v1` }).chat('o1-pro');
    await createCascade({ entries: [model] }).generate('hi');
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  });

  it('leaves out what a reasoning model refuses, with a warning', async () => {
    const model = createOpenAI({ apiKey: 'k' }).chat('gpt-5-mini');
    const conversation = {
      messages: [{ role: 'user', content: 'hi' }],
      temperature: 0.2,
      maxOutputTokens: 200,
    } as const;
    const result = await createCascade({ entries: [{ model, fetch: openaiHost() }] }).generate(conversation);
    expect(result.warnings.map(({ text }) => text)).toContain(
      'gpt-5-mini takes no temperature while it reasons: it was left out',
    );
    expect(upstream.requests.at(-1)?.body).toMatchObject({ max_completion_tokens: 200 });
    expect(upstream.requests.at(-1)?.body).not.toHaveProperty('temperature');
  });

  it('calls once more with the older name where a server does not know max_completion_tokens, and the other way round', async () => {
    upstream.script('openai-chat', '*', [
      {
        raw: {
          status: 400,
          body: {
            error: {
              message:
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
              code: 'unsupported_parameter',
            },
          },
        },
      },
      { text: 'fine' },
    ]);
    const model = createOpenAI({ baseURL: `${upstream.url}/v1` }).chat('gpt-4o-mini');
    const result = await createCascade({ entries: [model] }).generate({
      messages: [{ role: 'user', content: 'hi' }],
      maxOutputTokens: 50,
    });
    expect(result.text).toBe('fine');
    expect(
      upstream.requests.map(({ body }) => Object.keys(Object(body)).filter((name) => name.startsWith('max'))),
    ).toEqual([['max_tokens'], ['max_completion_tokens']]);
  });

  it.each(['chat', 'responses'] as const)(
    'asks for the whole answer where streaming is refused, and remembers it (%s)',
    async (api) => {
      const message =
        'Your organization must be verified to stream this model. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization.';
      const error = { message, type: 'invalid_request_error', param: 'stream', code: 'unsupported_value' };
      upstream.setDefault({ text: 'Paris it is.' });
      upstream.script('any', '*', [{ raw: { status: 400, body: { error } } }]);
      const cascade = createCascade({ entries: [createOpenAI({ baseURL: `${upstream.url}/v1`, api }).chat('o3')] });
      const deltas: string[][] = [[], []];
      for (const seen of deltas)
        for await (const event of cascade.stream('hi'))
          if (event.type === 'part' && event.part.type === 'text-delta') seen.push(event.part.text);
      expect(deltas).toEqual([['Paris it is.'], ['Paris it is.']]);
      expect(upstream.requests.map(({ body }) => Object(body).stream)).toEqual([true, false, false]);
    },
  );

  it('embeds', async () => {
    const { embed } = await import('@cascade/core');
    const cascade = createCascade({
      entries: [createOpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'k' }).embedding('text-embedding-3-small')],
    });
    const { vectors, attempts } = await embed(cascade, ['one', 'two']);
    expect(vectors.map((vector) => vector.length > 0)).toEqual([true, true]);
    expect(attempts[0]?.usage?.inputTokens).toBeGreaterThan(0);
  });
});

describe('Azure', () => {
  it.each([
    ['an endpoint', '', '/openai/deployments/my-model/chat/completions'],
    ["a deployment's URL", '/openai/deployments/other', '/openai/deployments/other/chat/completions'],
    ['the v1 URL', '/openai/v1/', '/openai/v1/chat/completions'],
  ])('is reached by %s', async (_what, suffix, path) => {
    const model = createOpenAI({ baseURL: `${upstream.url}${suffix}`, azure: true, apiKey: 'azure-key' }).chat(
      'my-model',
    );
    await createCascade({ entries: [model] }).generate('hi');
    const [request] = upstream.requests;
    expect(request?.path).toBe(path);
    expect(request?.headers).toMatchObject({ 'api-key': 'azure-key' });
    expect(request?.headers).not.toHaveProperty('authorization');
  });
});

describe('strict schemas', () => {
  const closed = {
    type: 'object',
    properties: { a: { type: 'string' } },
    required: ['a'],
    additionalProperties: false,
  };
  it.each([
    ['a closed object that requires everything', closed, true],
    ['an open object', { ...closed, additionalProperties: true }, false],
    ['an optional property', { ...closed, required: [] }, false],
    ['a keyword that strict mode refuses', { ...closed, properties: { a: { oneOf: [] } } }, false],
    ['an open object inside', { ...closed, properties: { a: { type: 'object', properties: {} } } }, false],
  ])('%s', (_what, schema, expected) => {
    expect(isStrictSchema(schema)).toBe(expected);
  });
});

describe('rate limits', () => {
  it.each([
    ['Chat Completions', '/v1', {}],
    ['Responses', '/v1', { api: 'responses' }],
    ['Azure', '', { azure: true }],
  ] as const)('are handed on as the headers of %s say, whole and streamed', async (_what, suffix, settings) => {
    const hints: RateLimitHint[] = [];
    const context: CallContext = {
      signal: new AbortController().signal,
      idempotencyKey: 'test-0',
      omit: new Set(),
      key: 'k',
      onRateLimits: (hint) => hints.push(hint),
    };
    const request: ChatRequest = { messages: [{ role: 'user', content: 'hi' }] };
    const model = createOpenAI({ baseURL: upstream.url + suffix, ...settings }).chat('gpt-4o-mini');
    await model.doGenerate(request, context);
    for await (const _part of model.doStream(request, context));
    expect(hints.map(({ remainingRequests = 0 }) => remainingRequests > 90)).toEqual([true, true]);
    expect(hints.map(({ remainingTokens = 0 }) => remainingTokens > 90_000)).toEqual([true, true]);
  });
});
