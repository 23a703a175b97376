import { createCascade } from '@cascade/core';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOpenAI } from './create-openai.js';

let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());

const ask = 'What is the capital of France?';
const model = 'gpt-4o-mini';

/** The last request, without what differs from call to call. */
function sent() {
  const { method, path, headers, body } = upstream.requests.at(-1) ?? {};
  const { 'content-length': _length, 'x-stainless-timeout': _limit, 'idempotency-key': _id, ...rest } = headers ?? {};
  return { method, path, body, headers: rest };
}

it.each(['chat', 'responses'] as const)('sends what the SDK itself would send (%s)', async (api) => {
  const baseURL = `${upstream.url}/v1`;
  const ours = createOpenAI({ apiKey: 'test-key', baseURL, api }).chat(model);
  await createCascade({ entries: [{ model: ours, fetch: globalThis.fetch }] }).generate(ask);
  const { headers, path, method } = sent();
  const sdk = new OpenAI({ apiKey: 'test-key', baseURL });
  if (api === 'chat') await sdk.chat.completions.create({ model, messages: [{ role: 'user', content: ask }] });
  else await sdk.responses.create({ model, input: ask });
  const { body: _body, ...theirs } = sent();
  expect({ headers, path, method }).toEqual(theirs);
});
