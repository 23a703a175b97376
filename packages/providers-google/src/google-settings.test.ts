import { createCascade } from '@cascade/core';
import { describe, expect, it, vi } from 'vitest';
import { context, failureOf, model, sent, upstream, user, useStage } from '../test/stage.js';
import { createGoogle, google } from './create-google.js';

useStage();

describe('failures', () => {
  const refuse = (message: string, more = {}) =>
    upstream.setDefault({
      raw: { status: 400, body: { error: { code: 400, message, status: 'INVALID_ARGUMENT', ...more } } },
    });
  const failure = async (modelId?: string) =>
    failureOf(
      await model(modelId)
        .doGenerate({ messages: [user] }, context)
        .catch((error: unknown) => error),
    );

  it.each([
    ['Logprobs is not enabled for models/gemini-3.8-flash', 'logprobs'],
    ['Thinking level is not supported for this model.', 'thinkingConfig'],
    ['Developer instruction is not enabled for models/gemma-3-27b-it', 'systemInstruction'],
    ['JSON mode is not enabled for models/gemma-3-27b-it', 'responseJsonSchema'],
  ])('"%s" names a part that can be left out', async (message, omittable) => {
    refuse(message);
    expect(await failure()).toMatchObject({ class: 'unsupported', scope: 'request', omittable });
  });

  it('of a part that can be left out cost one more call, and the answer says what is missing', async () => {
    const error = { code: 400, message: 'Thinking level is not supported for this model.', status: 'INVALID_ARGUMENT' };
    upstream.script('gemini', '*', [{ raw: { status: 400, body: { error } } }, { text: 'Done.' }]);
    const entry = { model: model(), keys: ['the-key'], parameters: { reasoning: 'high' } } as const;
    const { text, finish } = await createCascade({ entries: [entry] }).generate('Go.');
    expect(text).toBe('Done.');
    expect(finish.warnings).toHaveLength(1);
    const bodies = upstream.requests.map(({ rawBody }) => rawBody);
    expect(bodies.map((body) => body.includes('thinkingConfig'))).toEqual([true, false]);
  });

  it('in a list are read as well', async () => {
    const error = { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' };
    upstream.setDefault({ raw: { status: 503, body: [{ error }] } });
    expect(await failure()).toMatchObject({ class: 'overloaded', status: 503 });
  });

  it('name the successor of a model that is gone', async () => {
    upstream.setDefault({ fault: '404' });
    const { class: failureClass, message } = await failure('gemini-1.5-pro-002');
    expect(failureClass).toBe('not-found');
    expect(message).toContain('use gemini-3.1-pro-preview');
  });

  it('of a daily quota that names no wait rest for an hour', async () => {
    const details = [{ violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }] }];
    const error = { code: 429, message: 'You exceeded your current quota.', status: 'RESOURCE_EXHAUSTED', details };
    upstream.setDefault({ raw: { status: 429, body: { error } } });
    expect(await failure()).toMatchObject({ class: 'rate-limited', retryAfterMs: 3_600_000 });
  });
});

describe('settings', () => {
  it('are all that counts: the environment changes nothing, and nothing is written to the console', async () => {
    const spies = (['log', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    vi.stubEnv('GOOGLE_API_KEY', 'environment-key');
    vi.stubEnv('GEMINI_API_KEY', 'other-environment-key');
    vi.stubEnv('GOOGLE_GENAI_USE_VERTEXAI', 'true');
    vi.stubEnv('GOOGLE_GENAI_USE_ENTERPRISE', 'true');
    vi.stubEnv('GOOGLE_CLOUD_PROJECT', 'a-project');
    vi.stubEnv('GOOGLE_GEMINI_BASE_URL', 'http://127.0.0.1:9');
    vi.stubEnv('GOOGLE_GENAI_API_VERSION', 'v7');
    try {
      const provider = createGoogle({ baseURL: `${upstream.url}/v1`, headers: { 'x-mine': 'yes' } });
      expect(await provider.chat('gemini-3.8-flash').keys?.()).toEqual([]);
      await provider.chat('gemini-3.8-flash').doGenerate({ messages: [user] }, context);
      const [request] = upstream.requests;
      expect(request?.path).toBe('/v1/models/gemini-3.8-flash:generateContent');
      expect(request?.headers).toMatchObject({ 'x-goog-api-key': 'the-key', 'x-mine': 'yes' });
      expect(`${request?.path}${request?.query}${request?.rawBody}`).not.toContain('key');
      for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    } finally {
      vi.unstubAllEnvs();
      for (const spy of spies) spy.mockRestore();
    }
  });

  it('take the key from GOOGLE_API_KEY before GEMINI_API_KEY, for the own origin of Google', async () => {
    vi.stubEnv('GEMINI_API_KEY', 'second');
    expect(await google.chat('gemini-3.8-flash').keys?.()).toEqual(['second']);
    vi.stubEnv('GOOGLE_API_KEY', 'first');
    expect(await google.chat('gemini-3.8-flash').keys?.()).toEqual(['first']);
    vi.unstubAllEnvs();
    expect(google.origin).toBe('https://generativelanguage.googleapis.com');
  });

  it('refuse a base URL that is none', () => {
    expect(() => createGoogle({ baseURL: 'generativelanguage' })).toThrow(/createGoogle: baseURL must be a URL/);
  });
});

describe('embeddings', () => {
  it.each(['gemini-embedding-001', 'gemini-embedding-2'])('of %s come one for each text, in order', async (modelId) => {
    upstream.setDefault({
      embeddings: [
        [1, 0],
        [0, 1],
      ],
    });
    const model = createGoogle({ baseURL: upstream.url }).embedding(modelId);
    const { vectors, usage } = await model.doEmbed(['one', 'two'], context);
    expect(vectors).toEqual([Float32Array.from([1, 0]), Float32Array.from([0, 1])]);
    expect(usage).toEqual({});
    expect(sent().requests.map(({ content }: { content: unknown }) => content)).toEqual([
      { parts: [{ text: 'one' }] },
      { parts: [{ text: 'two' }] },
    ]);
  });

  it('that are too few are no answer', async () => {
    upstream.setDefault({ embeddings: [[1, 0]] });
    const model = createGoogle({ baseURL: upstream.url }).embedding('gemini-embedding-001');
    const failure = failureOf(await model.doEmbed(['one', 'two'], context).catch((error: unknown) => error));
    expect(failure).toMatchObject({ class: 'invalid-response' });
  });
});
