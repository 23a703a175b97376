import type { BatchContext, BatchEndpoint, ChatRequest } from '@cascade/core/spec';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnthropic } from '../create-anthropic.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
beforeEach(() => upstream.reset());
afterAll(() => upstream.close());

const none = new Set<string>();
/** Each call listens to a signal of its own. */
const context: BatchContext = {
  get signal() {
    return new AbortController().signal;
  },
  idempotencyKey: 'attempt-1',
  key: 'sk-1',
};
const hi: ChatRequest = { messages: [{ role: 'user', content: 'hi' }] };

/** Anthropic's own host, played by the fake upstream. */
const ownHost: typeof globalThis.fetch = (input, init) =>
  fetch(String(input).replace('https://api.anthropic.com', upstream.url), init);

function endpointOf(modelId = 'claude-haiku-4-5', settings: object = {}): BatchEndpoint {
  const { batch } = createAnthropic({ fetch: ownHost, ...settings }).chat(modelId);
  if (batch === undefined) throw new Error('the model has no batches');
  return batch;
}

/** Sends requests as a batch, and reads its rows once it is over. */
async function answered(batch: BatchEndpoint, requests: readonly ChatRequest[]) {
  const prepared = await Promise.all(requests.map((request) => batch.prepare(request, none)));
  const ids = requests.map((_, place) => `request-${place}`);
  const batchId = await batch.submit(
    prepared.map(({ group, body }, place) => ({ id: ids[place] ?? '', group, body })),
    context,
  );
  while ((await batch.check(batchId, context)).status === 'running');
  const rows = new Map<string, unknown>();
  for await (const { id, row } of batch.results(batchId, context)) rows.set(id, row);
  return prepared.map((request, place) => {
    try {
      return request.read(rows.get(ids[place] ?? ''));
    } catch (error) {
      return Object(error).failure;
    }
  });
}

describe('the batch endpoint of Anthropic', () => {
  it('is there at its own host, and where a setting says so', () => {
    const { batch } = createAnthropic({ apiKey: 'k' }).chat('claude-haiku-4-5');
    expect(batch).toMatchObject({ priceFactor: 0.5, maxRequests: 100_000, maxBytes: 256_000_000 });
    const baseURL = 'http://127.0.0.1:1';
    expect(createAnthropic({ baseURL, batch: true }).chat('m').batch).toBeDefined();
    for (const provider of [createAnthropic({ baseURL }), createAnthropic({ batch: false })]) {
      expect(provider.chat('m').batch).toBeUndefined();
    }
  });

  it('sends what an ordinary call sends, and reads what one answers', async () => {
    upstream.script('anthropic', '*', [{ text: 'Hello.', usage: { inputTokens: 7, outputTokens: 3 } }]);
    const [answer] = await answered(endpointOf(), [{ ...hi, maxOutputTokens: 9 }]);
    expect(answer).toMatchObject({
      content: [{ type: 'text', text: 'Hello.' }],
      finish: { reason: 'stop', usage: { inputTokens: 7, outputTokens: 3 } },
    });
    const params = { model: 'claude-haiku-4-5', max_tokens: 9, messages: [{ role: 'user' }] };
    expect(upstream.requests[0]?.body).toMatchObject({ requests: [{ custom_id: 'request-0', params }] });
    expect(upstream.requests.every(({ headers }) => headers.authorization === 'Bearer sk-1')).toBe(true);
  });

  it('keeps requests apart that need another version of the API', async () => {
    const batch = endpointOf();
    const cold = { ...hi, temperature: 0 };
    expect([(await batch.prepare(hi, none)).group, (await batch.prepare(cold, none)).group]).toEqual([
      '2026-10-21',
      '2023-06-01',
    ]);
    expect(await answered(batch, [cold])).toMatchObject([{ finish: { reason: 'stop' } }]);
    expect(upstream.requests[0]?.headers).toMatchObject({ 'anthropic-version': '2023-06-01', 'x-api-key': 'sk-1' });
  });

  it('reads the input of a tool that stands for the output as the answer', async () => {
    const output = { name: 'city', jsonSchema: { type: 'object', properties: { name: { type: 'string' } } } };
    upstream.script('anthropic', '*', [{ toolCalls: [{ name: 'city', input: { name: 'Paris' } }] }]);
    const [answer] = await answered(endpointOf('claude-sonnet-4-20250514'), [{ ...hi, output }]);
    expect(answer).toMatchObject({ content: [{ type: 'text', text: '{"name":"Paris"}' }] });
  });

  it.each([
    ['401', 'auth'],
    ['429', 'rate-limited'],
    ['529', 'overloaded'],
    ['400', 'bad-request'],
  ])('reads a row that failed with %s as %s', async (fault, failureClass) => {
    upstream.script('anthropic', '*', [{ fault }]);
    expect(await answered(endpointOf(), [hi, hi])).toMatchObject([
      { class: failureClass },
      { finish: { reason: 'stop' } },
    ]);
  });

  it('names the part that can be done without', async () => {
    const error = { type: 'invalid_request_error', message: 'cache_control: is not supported here' };
    upstream.script('anthropic', '*', [{ raw: { status: 400, body: { type: 'error', error } } }]);
    expect(await answered(endpointOf(), [{ ...hi, cachePrompt: true }])).toMatchObject([
      { class: 'unsupported', omittable: 'cache_control' },
    ]);
  });

  it('tells what was not made, because the batch expired or was cancelled', async () => {
    const batch = endpointOf();
    upstream.scriptBatches([{ end: 'expired' }, { looks: 1_000 }]);
    expect(await answered(batch, [hi])).toMatchObject([{ class: 'timeout', code: 'batch_expired' }]);
    const prepared = await batch.prepare(hi, none);
    const { group, body } = prepared;
    const id = await batch.submit([{ id: 'a', group, body }], context);
    expect(await batch.check(id, context)).toEqual({ status: 'running', done: 0 });
    await batch.cancel(id, context);
    expect(await batch.check(id, context)).toEqual({ status: 'ended' });
    for await (const { row } of batch.results(id, context)) {
      expect(() => prepared.read(row)).toThrow('was cancelled before this request was made');
    }
    expect(() => prepared.read({})).toThrow('neither a message nor an error');
  });

  it('asks its own host for results, wherever the vendor says that they are', async () => {
    const asked: string[] = [];
    const batch = endpointOf('claude-haiku-4-5', {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        asked.push(new URL(String(input)).origin);
        return ownHost(input, init);
      },
    });
    await answered(batch, [hi]);
    expect(new Set(asked)).toEqual(new Set(['https://api.anthropic.com']));
  });

  it('says that it does not know a batch, and what is wrong with a key', async () => {
    const batch = endpointOf();
    for (const call of [batch.check('msgbatch_1', context), batch.cancel('msgbatch_1', context)]) {
      await expect(call).rejects.toMatchObject({ failure: { class: 'not-found' } });
    }
    const stranger = { ...context, key: 'bad-key' };
    await expect(batch.check('msgbatch_1', stranger)).rejects.toMatchObject({ failure: { class: 'auth' } });
    const aborted = { ...context, signal: AbortSignal.abort() };
    await expect(batch.check('msgbatch_1', aborted)).rejects.toMatchObject({ failure: { class: 'aborted' } });
  });
});
