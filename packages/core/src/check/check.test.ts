import { describe, expect, it } from 'vitest';
import { MissingKeyError } from '../errors/missing-key-error.js';
import { ProviderError } from '../errors/provider-error.js';
import { checkProvider } from '../provider-kit/check-provider.js';
import { readModelIds } from '../provider-kit/read-model-ids.js';
import type { CallContext } from '../spec/call-context.js';
import type { ChatModel } from '../spec/chat-model.js';
import type { Failure } from '../spec/failure.js';
import type { Provider, ProviderCheck } from '../spec/provider.js';
import { testConnection } from './test-connection.js';
import { validateApiKey } from './validate-api-key.js';

/** A provider that is nothing but its check. */
function providerWith(
  check: Provider['check'],
  keys: NonNullable<ChatModel['keys']> = () => ['sk-from-the-provider'],
): Provider {
  const origin = 'https://llm.acme.example';
  const chat = (modelId: string): ChatModel => ({
    specificationVersion: 'v1',
    provider: 'acme',
    modelId,
    origin,
    capabilities: {},
    keys,
    doGenerate: () => Promise.reject(new Error('nothing may be generated')),
    doStream: () => {
      throw new Error('nothing may be generated');
    },
  });
  const provider = {
    specificationVersion: 'v1',
    name: 'acme',
    origin,
    keys: { environment: [], required: true },
    chat,
  };
  return { ...provider, specificationVersion: 'v1', ...(check && { check }) };
}

function failing(failure: Failure): Provider {
  return providerWith(async () => ({ ok: false, failure }));
}

describe('testConnection', () => {
  it("uses the provider's own key where none is given, and tells the origin", async () => {
    const contexts: CallContext[] = [];
    const provider = providerWith(async (context) => {
      contexts.push(context);
      return { ok: true };
    });
    expect(await testConnection(provider)).toMatchObject({ ok: true, origin: 'https://llm.acme.example' });
    expect(contexts[0]?.key).toBe('sk-from-the-provider');
  });

  it('asks nobody where a key is needed and there is none', async () => {
    const provider = providerWith(
      () => Promise.reject(new Error('asked')),
      () => {
        throw new MissingKeyError('No API key for acme');
      },
    );
    expect(await testConnection(provider)).toMatchObject({
      ok: false,
      latencyMs: 0,
      failure: { class: 'auth', scope: 'key', message: 'No API key for acme' },
    });
  });

  it('keeps the key out of what the vendor says', async () => {
    const echo = { class: 'auth', scope: 'key', message: 'acme 401: no such key: sk-a-long-secret-key' } as const;
    const { failure } = await testConnection(failing(echo), { key: 'sk-a-long-secret-key' });
    expect(failure?.message).toMatch(/^acme 401: no such key: \[key [0-9a-f]{8}\]$/);
  });

  it('calls the end of its patience a timeout, and the end of the caller’s an abort', async () => {
    const silent = providerWith(
      ({ signal }) =>
        new Promise<ProviderCheck>((resolve) => {
          const failure = { class: 'aborted', scope: 'request', message: 'acme: the call was aborted' } as const;
          signal.addEventListener('abort', () => resolve({ ok: false, failure }));
        }),
    );
    expect((await testConnection(silent, { timeoutMs: 5 })).failure).toMatchObject({
      class: 'timeout',
      message: 'acme: no answer within 5 ms',
    });
    expect((await testConnection(silent, { signal: AbortSignal.timeout(5) })).failure?.class).toBe('aborted');
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a time limit of %d ms', async (timeoutMs) => {
    const provider = providerWith(() => Promise.reject(new Error('asked')));
    await expect(testConnection(provider, { timeoutMs })).rejects.toThrow('timeoutMs must be a number from 1');
  });

  it('throws what is wrong on this side', async () => {
    await expect(testConnection(providerWith(undefined))).rejects.toThrow(/acme cannot be tested.*no `check`/);
    const broken = providerWith(() => checkProvider(() => Promise.reject(new TypeError('a mistake of ours'))));
    await expect(testConnection(broken)).rejects.toThrow('a mistake of ours');
  });
});

describe('validateApiKey', () => {
  it.each<readonly [string, Failure['class'], boolean | undefined]>([
    ['is refused', 'auth', false],
    ['is out of credit', 'billing', true],
    ['meets a server that fails', 'server', undefined],
    ['has to wait', 'rate-limited', undefined],
  ])('says of a key that %s what it can', async (_title, failureClass, isValid) => {
    const failure = { class: failureClass, scope: 'key', message: 'acme: no' } as const;
    expect((await validateApiKey(failing(failure), 'sk-1')).isValid).toBe(isValid);
  });

  it('trusts no list that is shown to everybody', async () => {
    const open = providerWith(async () => ({ ok: true, models: ['a'] }));
    expect((await validateApiKey(open, 'sk-1')).isValid).toBeUndefined();
    const failure = { class: 'auth', scope: 'key', message: 'acme 401' } as const;
    const closed = providerWith(async ({ key }) => (key === undefined ? { ok: false, failure } : { ok: true }));
    expect((await validateApiKey(closed, 'sk-1')).isValid).toBe(true);
  });
});

describe('readModelIds', () => {
  it.each([
    ['of OpenAI and Anthropic', { data: [{ id: 'a' }, { id: 'b' }] }],
    ['of Gemini and Ollama', { models: [{ name: 'a' }, { name: 'b', model: 'c' }] }],
    ['without anything around it', [{ id: 'a', name: 'A' }, null, { id: 7 }, { id: 'b' }]],
  ])('reads the list %s', (_title, body) => {
    expect(readModelIds('acme', body)).toEqual(['a', 'b']);
  });

  it.each([[{}], ['text'], [null], [{ data: 'none' }]])('refuses %j', (body) => {
    expect(() => readModelIds('acme', body)).toThrow(ProviderError);
  });
});
