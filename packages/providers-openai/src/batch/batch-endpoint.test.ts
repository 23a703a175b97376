import type { BatchContext, BatchEndpoint, ChatRequest } from '@cascade/core/spec';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { azureOpenAI } from '../azure-openai.js';
import { createOpenAI } from '../create-openai.js';
import { openaiCompatible } from '../openai-compatible.js';
import { createGroq } from '../presets/groq.js';

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

/** OpenAI's own host, played by the fake upstream. */
const ownHost: typeof globalThis.fetch = (input, init) =>
  fetch(String(input).replace('https://api.openai.com', upstream.url), init);

function endpointOf(modelId = 'gpt-4o-mini', settings: object = {}): BatchEndpoint {
  const { batch } = createOpenAI({ fetch: ownHost, ...settings }).chat(modelId);
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

describe('the batch endpoint of OpenAI', () => {
  it('is there at its own host, and where a setting says so', () => {
    const { batch } = createOpenAI({ apiKey: 'k' }).chat('gpt-4o-mini');
    expect(batch).toMatchObject({ priceFactor: 0.5, maxRequests: 50_000, maxBytes: 200_000_000 });
    const baseURL = 'http://127.0.0.1:1/v1';
    expect(createOpenAI({ baseURL, batch: true }).chat('m').batch).toBeDefined();
    const others = [
      createOpenAI({ baseURL }),
      createOpenAI({ batch: false }),
      openaiCompatible({ name: 'house', baseURL }),
      createGroq(),
      azureOpenAI({ baseURL: 'https://mine.openai.azure.com' }),
    ];
    for (const provider of others) expect(provider.chat('m').batch).toBeUndefined();
    expect(() => createOpenAI({ batch: 'yes' as never })).toThrow('createOpenAI.batch must be true or false');
  });

  it('sends what an ordinary call sends, and reads what one answers', async () => {
    upstream.script('openai-chat', '*', [{ text: 'Hello.', usage: { inputTokens: 7, outputTokens: 3 } }]);
    const [answer] = await answered(endpointOf(), [{ ...hi, maxOutputTokens: 9, parameters: { user: 'ada' } }]);
    expect(answer).toMatchObject({
      content: [{ type: 'text', text: 'Hello.' }],
      finish: { reason: 'stop', usage: { inputTokens: 7, outputTokens: 3 } },
    });
    const [file, batch] = upstream.requests;
    expect(file?.rawBody).toContain(
      '{"custom_id":"request-0","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"hi"}],"max_completion_tokens":9,"user":"ada"}}',
    );
    expect(batch?.body).toMatchObject({ endpoint: '/v1/chat/completions', completion_window: '24h' });
    expect(upstream.requests.every(({ headers }) => headers.authorization === 'Bearer sk-1')).toBe(true);
  });

  it('asks the Responses API where Chat Completions refuses, or has refused', async () => {
    const [answer] = await answered(endpointOf('o3-pro'), [hi]);
    expect(answer).toMatchObject({ finish: { reason: 'stop' } });
    expect(upstream.requests[1]?.body).toMatchObject({ endpoint: '/v1/responses' });
    const { group } = await endpointOf().prepare(hi, new Set(['chat-completions']));
    expect(group).toBe('/v1/responses');
  });

  it('leaves out with a warning what the model refuses', async () => {
    const [answer] = await answered(endpointOf('gpt-5-mini'), [{ ...hi, temperature: 0 }]);
    expect(answer).toMatchObject({ finish: { warnings: [expect.stringContaining('temperature')] } });
  });

  it.each([
    ['401', 'auth'],
    ['429', 'rate-limited'],
    ['503', 'overloaded'],
    ['400', 'bad-request'],
  ])('reads a row that failed with %s as %s', async (fault, failureClass) => {
    upstream.script('openai-chat', '*', [{ fault }]);
    expect(await answered(endpointOf(), [hi, hi])).toMatchObject([
      { class: failureClass },
      { finish: { reason: 'stop' } },
    ]);
  });

  it('names the part that can be done without', async () => {
    upstream.script('openai-chat', '*', [
      { raw: { status: 400, body: { error: { message: 'Use v1/responses for this.', code: null } } } },
    ]);
    expect(await answered(endpointOf(), [hi])).toMatchObject([{ class: 'unsupported', omittable: 'chat-completions' }]);
  });

  it('tells what was not made, because the batch expired, was cancelled or is not good', async () => {
    const batch = endpointOf();
    upstream.scriptBatches([{ end: 'expired' }, { looks: 1_000 }, { end: 'failed' }]);
    expect(await answered(batch, [hi])).toMatchObject([{ class: 'timeout', code: 'batch_expired' }]);
    const prepared = await batch.prepare(hi, none);
    const { group, body } = prepared;
    const id = await batch.submit([{ id: 'a', group, body }], context);
    expect(await batch.check(id, context)).toEqual({ status: 'running', done: 0 });
    await batch.cancel(id, context);
    expect(await batch.check(id, context)).toEqual({ status: 'ended' });
    for await (const { row } of batch.results(id, context)) {
      expect(() => prepared.read(row)).toThrow('openai: This request could not be executed');
    }
    const failed = await batch.submit([{ id: 'a', group, body }], context);
    expect(await batch.check(failed, context)).toMatchObject({
      status: 'failed',
      failure: { class: 'bad-request', scope: 'request', message: expect.stringContaining(`batch ${failed} failed`) },
    });
    expect(() => prepared.read({})).toThrow('neither a response nor an error');
  });

  it.each([
    ['token_limit_exceeded', 'Enqueued token limit reached for gpt-4o-mini.', 'rate-limited', 'key'],
    ['server_error', 'The server had an error while processing the batch.', 'server', 'entry'],
    ['invalid_json_line', 'This line is not parseable as valid JSON.', 'bad-request', 'request'],
  ])('takes a whole batch that failed with %s for what it is', async (code, message, failureClass, scope) => {
    const answer = { id: 'batch_1', status: 'failed', errors: { data: [{ code, message }] } };
    const batch = endpointOf('gpt-4o-mini', { fetch: async () => Response.json(answer) });
    expect(await batch.check('batch_1', context)).toMatchObject({ failure: { class: failureClass, scope, code } });
  });

  describe('whose submission was taken, although its answer was lost', () => {
    const isSubmission = (input: unknown, init?: RequestInit) =>
      String(input).endsWith('/batches') && init?.method === 'POST';
    const submit = async (batch: BatchEndpoint) => {
      const { group, body } = await batch.prepare(hi, none);
      return batch.submit([{ id: 'a', group, body }], context);
    };
    const lists = () => upstream.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/batches'));

    it.each([
      ['an error of the server', async () => new Response('{}', { status: 500 })],
      ['a broken connection', () => Promise.reject(new TypeError('fetch failed'))],
    ])('finds the batch at the next try: %s', async (_title, lose) => {
      let lost = 0;
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const response = await ownHost(input, init);
        return isSubmission(input, init) && lost++ === 0 ? lose() : response;
      };
      const batch = endpointOf('gpt-4o-mini', { fetch });
      await expect(submit(batch)).rejects.toThrow();
      expect(await submit(batch)).toBe(upstream.batches[0]?.id);
      expect(upstream.batches).toHaveLength(1);
      expect(upstream.requests.some(({ method }) => method === 'DELETE')).toBe(false);
    });

    it('does not begin another while the vendor does not say whether there is one', async () => {
      let asked = 0;
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const response = await ownHost(input, init);
        return String(input).includes('/batches') && ++asked <= 2 ? new Response('{}', { status: 503 }) : response;
      };
      const batch = endpointOf('gpt-4o-mini', { fetch });
      for (let tries = 0; tries < 2; tries++) await expect(submit(batch)).rejects.toThrow();
      expect(await submit(batch)).toBe(upstream.batches[0]?.id);
      expect(upstream.batches).toHaveLength(1);
    });

    it('begins one where there is none, or where batches cannot be listed', async () => {
      upstream.scriptBatches([{ fault: '500' }]);
      const batch = endpointOf();
      await expect(submit(batch)).rejects.toThrow();
      expect(await submit(batch)).toBe(upstream.batches[0]?.id);
      expect(lists()).toHaveLength(1);
      const listless: typeof globalThis.fetch = async (input, init) =>
        /\/batches\?/u.test(String(input)) ? new Response('{}', { status: 404 }) : ownHost(input, init);
      upstream.scriptBatches([{ fault: '500' }]);
      const other = endpointOf('gpt-4o-mini', { fetch: listless });
      await expect(submit(other)).rejects.toThrow();
      expect(await submit(other)).toBe(upstream.batches[1]?.id);
    });

    it('lists nothing where each submission is answered', async () => {
      const batch = endpointOf();
      await submit(batch);
      upstream.scriptBatches([{ fault: '429' }]);
      await expect(submit(batch)).rejects.toThrow();
      await submit(batch);
      expect(lists()).toEqual([]);
    });
  });

  it('deletes what it has uploaded, once it is answered or refused', async () => {
    await answered(endpointOf(), [hi]);
    const deleted = () => upstream.requests.filter(({ method }) => method === 'DELETE');
    expect(deleted()).toMatchObject([{ status: 200 }]);
    upstream.scriptBatches([{ fault: '429' }]);
    await expect(answered(endpointOf(), [hi])).rejects.toMatchObject({ failure: { class: 'rate-limited' } });
    expect(deleted()).toHaveLength(2);
  });

  it('says that it does not know a batch, and what is wrong with a key', async () => {
    const batch = endpointOf();
    for (const call of [batch.check('batch_1', context), batch.cancel('batch_1', context)]) {
      await expect(call).rejects.toMatchObject({ failure: { class: 'not-found' } });
    }
    const stranger = { ...context, key: 'bad-key' };
    await expect(batch.check('batch_1', stranger)).rejects.toMatchObject({ failure: { class: 'auth' } });
    const aborted = { ...context, signal: AbortSignal.abort() };
    await expect(batch.check('batch_1', aborted)).rejects.toMatchObject({ failure: { class: 'aborted' } });
  });
});
