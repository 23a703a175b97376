import { type Failure, type Provider, type ProviderCheck, testConnection, validateApiKey } from '@cascade/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { badKey } from '../fake-upstream/bad-key.js';
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream/start-fake-upstream.js';
import { refusedUrl } from '../fake-upstream/unreachable/refused-url.js';

export interface ProviderCheckOptions {
  /** Makes the provider under test; its calls go to this URL. */
  readonly createProvider: (url: string) => Provider;
  /** The server shows its models to those who have no key, as one on this machine does. Default false. */
  readonly isPublic?: boolean;
  /** The list says nothing about what can be asked, as that of Azure. Default false. */
  readonly namesNoModels?: boolean;
}

const models = ['acme-large-2', 'acme-small-2-2026-01-31'];
const slowMs = 600;
const patienceMs = 150;

/**
 * What `check` of a provider makes of upstreams that work and that do not: key, address, model and time are told apart, and
 * nothing is generated.
 */
export function describeProviderCheck(name: string, options: ProviderCheckOptions): void {
  const { createProvider, isPublic = false, namesNoModels = false } = options;

  describe(`check of ${name}`, () => {
    let upstream: FakeUpstream;
    beforeAll(async () => {
      upstream = await startFakeUpstream({ models, slowMs });
    });
    beforeEach(() => upstream.reset());
    afterAll(() => upstream.close());

    it('lists the models with the key of the call, with a GET and nothing else', async () => {
      const test = await testConnection(createProvider(upstream.url), { key: 'good-key' });
      expect(test).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
      expect(test.models).toEqual(namesNoModels ? undefined : models);
      expect(upstream.requests.map(({ method }) => method)).toEqual(['GET']);
      expect(JSON.stringify(upstream.requests[0]?.headers)).toContain('good-key');
      expect(`${upstream.requests[0]?.path}${upstream.requests[0]?.query}`).not.toContain('good-key');
    });

    it('tells a key that is taken from one that is not, and from one that nobody looks at', async () => {
      const provider = createProvider(upstream.url);
      const good = await validateApiKey(provider, 'good-key');
      expect(good.failure).toBeUndefined();
      expect(good.isValid).toBe(isPublic ? undefined : true);
      const { isValid, failure } = await validateApiKey(provider, badKey);
      expect({ isValid, class: failure?.class, scope: failure?.scope }).toEqual({
        isValid: false,
        class: 'auth',
        scope: 'key',
      });
    });

    it.skipIf(namesNoModels)(
      'finds a model, also by the name without its date, and misses one with a hint',
      async () => {
        const provider = createProvider(upstream.url);
        for (const model of ['acme-large-2', 'acme-small-2']) {
          expect(await testConnection(provider, { key: 'good-key', model })).toMatchObject({ ok: true });
        }
        const { ok, failure } = await testConnection(provider, { key: 'good-key', model: 'acme-lagre-2' });
        expect(ok).toBe(false);
        expect(failure).toMatchObject({ class: 'not-found', message: expect.stringContaining('acme-large-2') });
      },
    );

    it('says when nobody listens', async () => {
      const { ok, failure } = await testConnection(createProvider(await refusedUrl()), { key: 'good-key' });
      expect({ ok, class: failure?.class }).toEqual({ ok: false, class: 'network' });
    });

    it.each<readonly [string, string, Failure['class']]>([
      ['a website answers', '/f/html-200', 'invalid-response'],
      ['a redirect comes', '/f/redirect-307', 'invalid-response'],
      ['the answer stalls', '/f/stall-forever', 'timeout'],
      ['the server fails', '/f/500', 'server'],
    ])('says what is wrong when %s', async (_title, prefix, failureClass) => {
      const provider = createProvider(`${upstream.url}${prefix}`);
      const { ok, failure } = await testConnection(provider, { key: 'good-key', timeoutMs: 4 * patienceMs });
      expect({ ok, class: failure?.class }).toEqual({ ok: false, class: failureClass });
      expect(upstream.strayRequests).toHaveLength(0);
    });

    it('reports a call that was cancelled as such', async () => {
      const check = await ask(createProvider(`${upstream.url}/f/slow-headers`), AbortSignal.timeout(patienceMs));
      expect(check).toMatchObject({ ok: false, failure: { class: 'aborted', scope: 'request' } });
    });
  });
}

async function ask(provider: Provider, signal: AbortSignal): Promise<ProviderCheck | undefined> {
  return provider.check?.({ signal, key: 'good-key', idempotencyKey: 'check', omit: new Set() });
}
