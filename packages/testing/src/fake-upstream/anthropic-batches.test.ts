import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { badKey, type FakeUpstream, startFakeUpstream } from './index.js';

let upstream: FakeUpstream;
let client: Anthropic;

beforeAll(async () => {
  upstream = await startFakeUpstream();
  client = new Anthropic({ apiKey: 'sk-ant-test', baseURL: upstream.url, maxRetries: 0 });
});
beforeEach(() => upstream.reset());
afterAll(() => upstream.close());

const model = 'claude-haiku-4-5';
const request = (id: string, content: string, more: object = {}) => ({
  custom_id: id,
  params: { model, max_tokens: 100, messages: [{ role: 'user' as const, content }], ...more },
});

async function finish(id: string): Promise<readonly string[]> {
  const seen: string[] = [];
  while (seen.at(-1) !== 'ended') seen.push((await client.messages.batches.retrieve(id)).processing_status);
  return seen;
}

async function resultsOf(id: string): Promise<readonly object[]> {
  const rows: object[] = [];
  for await (const row of await client.messages.batches.results(id)) rows.push(row);
  return rows;
}

describe('message batches of Anthropic', () => {
  it('are answered by the scripts of ordinary calls, in an order of their own', async () => {
    upstream.script('anthropic', '*', [{ text: 'one' }, { fault: '529' }]);
    const batch = await client.messages.batches.create({ requests: [request('a', 'first'), request('b', 'second')] });
    expect(batch).toMatchObject({ processing_status: 'in_progress', results_url: null });
    await expect(resultsOf(batch.id)).rejects.toThrow('in_progress');
    expect(await finish(batch.id)).toEqual(['ended']);
    expect(await resultsOf(batch.id)).toMatchObject([
      { custom_id: 'b', result: { type: 'errored', error: { type: 'error', error: { type: 'overloaded_error' } } } },
      { custom_id: 'a', result: { type: 'succeeded', message: { content: [{ type: 'text', text: 'one' }] } } },
    ]);
    const { request_counts: counts } = await client.messages.batches.retrieve(batch.id);
    expect(counts).toEqual({ processing: 0, succeeded: 1, errored: 1, canceled: 0, expired: 0 });
    expect(upstream.batches).toMatchObject([{ vendor: 'anthropic', requestIds: ['a', 'b'], status: 'ended' }]);
  });

  it('hold each request against the rules of the Messages API, and take no streams', async () => {
    const requests = [request('a', 'hi', { temperature: 1 }), request('b', 'hi', { stream: true })];
    const { id } = await client.messages.batches.create({ requests });
    await finish(id);
    const error = { type: 'error', error: { type: 'invalid_request_error' } };
    expect(await resultsOf(id)).toMatchObject([
      { custom_id: 'b', result: { type: 'errored', error } },
      { custom_id: 'a', result: { type: 'errored', error } },
    ]);
  });

  it('expire or are cancelled, with what was answered by then', async () => {
    upstream.scriptBatches([
      { end: 'expired', answered: 1 },
      { answered: 1, looks: 9 },
    ]);
    const requests = [request('a', 'hi'), request('b', 'hi')];
    const expired = await client.messages.batches.create({ requests });
    await finish(expired.id);
    expect(await resultsOf(expired.id)).toMatchObject([
      { custom_id: 'b', result: { type: 'expired' } },
      { custom_id: 'a', result: { type: 'succeeded' } },
    ]);
    const cancelled = await client.messages.batches.create({ requests });
    expect((await client.messages.batches.cancel(cancelled.id)).processing_status).toBe('canceling');
    await finish(cancelled.id);
    expect(await resultsOf(cancelled.id)).toMatchObject([{ result: { type: 'canceled' } }, { custom_id: 'a' }]);
  });

  it('are refused with a fault, a wrong key, or a wrong form', async () => {
    const requests = [request('a', 'hi')];
    upstream.scriptBatches([{ fault: '529' }]);
    await expect(client.messages.batches.create({ requests })).rejects.toMatchObject({ status: 529 });
    const stranger = new Anthropic({ apiKey: badKey, baseURL: upstream.url, maxRetries: 0 });
    await expect(stranger.messages.batches.create({ requests })).rejects.toMatchObject({ status: 401 });
    await expect(client.messages.batches.retrieve('msgbatch_1')).rejects.toMatchObject({ status: 404 });
    await expect(client.messages.batches.create({ requests: [...requests, ...requests] })).rejects.toThrow('unique');
    await expect(client.messages.batches.create({ requests: [request('a b', 'hi')] })).rejects.toThrow('custom_id');
    await expect(client.messages.batches.create({ requests: [] })).rejects.toThrow('at least 1');
  });
});
