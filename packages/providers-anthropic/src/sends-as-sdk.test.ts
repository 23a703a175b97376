import Anthropic from '@anthropic-ai/sdk';
import { createCascade } from '@cascade/core';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAnthropic } from './create-anthropic.js';

let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());

const ask = 'What is the capital of France?';
const model = 'claude-haiku-4-5';

/** The last request, without what differs from call to call, and how the key is sent. */
function sent() {
  const { method, path, headers } = upstream.requests.at(-1) ?? {};
  const { 'content-length': _length, 'x-stainless-timeout': _limit, ...rest } = headers ?? {};
  return { method, path, headers: { ...rest, authorization: '', 'x-api-key': '' } };
}

it('sends what the SDK itself would send', async () => {
  const ours = createAnthropic({ apiKey: 'test-key', baseURL: upstream.url }).chat(model);
  await createCascade({ entries: [{ model: ours, fetch: globalThis.fetch }] }).generate(ask);
  const request = sent();
  const sdk = new Anthropic({ apiKey: 'test-key', baseURL: upstream.url });
  await sdk.messages.create({ model, max_tokens: 64, messages: [{ role: 'user', content: ask }] });
  expect(request).toEqual(sent());
});
