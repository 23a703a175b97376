import { scriptedModel } from '@cascade/testing/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../errors/provider-error.js';
import { createCascade } from '../index.js';
import { secretHeaders } from './secret-headers.js';
import { withoutSecret } from './without-secret.js';

const secret = 'sk-Sec/ret+KEY=abcdef0123456789';

describe('withoutSecret', () => {
  it.each([
    ['as it is', `no such key: ${secret}.`],
    ['in lower case', `no such key: ${secret.toLowerCase()}.`],
    ['in a URL', `https://x.example/?key=${encodeURIComponent(secret)}&a=1`],
    ['in JSON with escaped slashes', `{"key":"${secret.replaceAll('/', '\\/')}"}`],
    ['in base64', `Basic ${btoa(secret)}`],
    ['cut off at the end', `${'x'.repeat(30)}${secret.slice(0, 20)}`],
  ])('takes a secret out %s', (_how, text) => {
    const clean = withoutSecret(text, secret, '[key]');
    expect(clean).toContain('[key]');
    expect(clean.toLowerCase()).not.toContain('sk-sec');
    expect(clean).not.toContain(btoa(secret).slice(0, 20));
  });

  it('leaves other texts as they are', () => {
    expect(withoutSecret('the quick brown fox', secret, '[key]')).toBe('the quick brown fox');
    expect(withoutSecret('short is a word', 'short', '[key]')).toBe('short is a word');
  });

  it('leaves nothing of any secret, whatever is around it', () => {
    const anySecret = fc.string({ unit: fc.constantFrom(...'ABCdef0189-_/+=.$*'), minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(anySecret, fc.string(), fc.string(), (one, before, after) => {
        expect(withoutSecret(`${before} ${one} ${after}`, one, '').includes(one)).toBe(false);
      }),
    );
  });
});

it('what a model says goes along is told by no failure', async () => {
  const secrets = secretHeaders({ 'x-api': 'hush-hush-hush', 'anthropic-beta': 'context-1m-2025-08-07' });
  expect(secrets).toEqual(['hush-hush-hush']);
  const failure = { class: 'auth', scope: 'key', message: 'no such thing: HUSH-hush-hush' } as const;
  const model = { ...scriptedModel({ replies: [{ throws: new ProviderError(failure) }] }), secrets };
  const error = await createCascade({ entries: [model] })
    .generate('hi')
    .catch((reason: unknown) => reason);
  expect(String(error)).toContain('no such thing: [secret]');
});
