import { createCascade } from '@cascade/core';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { azureOpenAI } from './azure-openai.js';
import { openaiCompatible } from './openai-compatible.js';

let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
afterEach(() => {
  upstream.reset();
  vi.unstubAllEnvs();
});

describe('azureOpenAI', () => {
  it.each([
    ['an endpoint', '', '/openai/deployments/my-model/chat/completions', '?api-version=2025-04-01-preview'],
    [
      "a deployment's URL",
      '/openai/deployments/d',
      '/openai/deployments/d/chat/completions',
      '?api-version=2025-04-01-preview',
    ],
    ['the v1 URL', '/openai/v1/', '/openai/v1/chat/completions', '?api-version=2025-04-01-preview'],
  ])('is reached by %s, with a key', async (_what, suffix, path, query) => {
    const azure = azureOpenAI({
      baseURL: upstream.url + suffix,
      apiKey: 'azure-key',
      apiVersion: '2025-04-01-preview',
    });
    await createCascade({ entries: [azure.chat('my-model')] }).generate('hi');
    const [request] = upstream.requests;
    expect({ path: request?.path, query: request?.query }).toEqual({ path, query });
    expect(request?.headers).toMatchObject({ 'api-key': 'azure-key' });
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  it.each(['', '/openai/v1'])('asks a token provider before every call (%s)', async (suffix) => {
    let asked = 0;
    const azure = azureOpenAI({ baseURL: upstream.url + suffix, tokenProvider: async () => `token-${++asked}` });
    const cascade = createCascade({ entries: [azure.chat('my-model')] });
    await cascade.generate('hi');
    await cascade.stream('hi').result;
    expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(upstream.requests.filter(({ headers }) => 'api-key' in headers)).toEqual([]);
  });

  it('reports a token provider that fails as auth, and goes on', async () => {
    const azure = azureOpenAI({
      baseURL: upstream.url,
      tokenProvider: () => {
        throw new Error('az login is needed');
      },
    });
    const backup = openaiCompatible({ name: 'house', baseURL: `${upstream.url}/v1` }).chat('gpt-4o-mini');
    const { entry, attempts } = await createCascade({
      entries: [azure.chat('d'), { model: backup, keys: ['k'] }],
    }).generate('hi');
    expect(entry).toBe('house/gpt-4o-mini');
    expect(attempts[0]?.failure).toMatchObject({ class: 'auth', message: 'azure: the token provider failed' });
  });

  it('refuses a key and a token provider at once', () => {
    expect(() => azureOpenAI({ baseURL: upstream.url, apiKey: 'k', tokenProvider: () => 't' })).toThrow(
      /apiKey and tokenProvider/,
    );
  });

  it('reads its key from the environment for a host of Azure only', () => {
    vi.stubEnv('AZURE_OPENAI_API_KEY', 'azure-environment');
    const keysAt = (baseURL: string) => azureOpenAI({ baseURL }).keys.environment;
    expect(keysAt('https://my-resource.openai.azure.com')).toEqual(['AZURE_OPENAI_API_KEY']);
    expect(keysAt(upstream.url)).toEqual([]);
  });
});

describe('openaiCompatible', () => {
  it('speaks to any server, with the key it is given and none from the environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-environment');
    const house = openaiCompatible({ name: 'house', baseURL: `${upstream.url}/p/compatible/v1`, apiKey: 'house-key' });
    const { entry } = await createCascade({ entries: [house.chat('gpt-4o-mini')] }).generate('hi');
    expect(entry).toBe('house/gpt-4o-mini');
    expect(upstream.requests.at(-1)?.headers.authorization).toBe('Bearer house-key');
    const open = openaiCompatible({ name: 'house', baseURL: `${upstream.url}/p/compatible/v1` });
    await createCascade({ entries: [open.chat('gpt-4o-mini')] }).generate('hi');
    expect(JSON.stringify(upstream.requests.at(-1)?.headers)).not.toContain('environment');
  });
});
