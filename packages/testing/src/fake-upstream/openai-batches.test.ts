import OpenAI, { type APIError, toFile } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { badKey, type FakeUpstream, startFakeUpstream } from './index.js';

let upstream: FakeUpstream;
let client: OpenAI;

beforeAll(async () => {
  upstream = await startFakeUpstream();
  client = new OpenAI({ apiKey: 'sk-test', baseURL: `${upstream.url}/v1`, maxRetries: 0 });
});
beforeEach(() => upstream.reset());
afterAll(() => upstream.close());

const line = (id: string, prompt: string, model = 'gpt-4o-mini') =>
  JSON.stringify({
    custom_id: id,
    method: 'POST',
    url: '/v1/chat/completions',
    body: { model, messages: [{ role: 'user', content: prompt }] },
  });

async function submit(...lines: string[]): Promise<OpenAI.Batch> {
  const file = await client.files.create({
    file: await toFile(Buffer.from(lines.join('\n')), 'a.jsonl'),
    purpose: 'batch',
  });
  return client.batches.create({ input_file_id: file.id, endpoint: '/v1/chat/completions', completion_window: '24h' });
}

/** Looks at a batch until it is over, and tells what it was meanwhile. */
async function finish(id: string): Promise<{ readonly seen: readonly string[]; readonly batch: OpenAI.Batch }> {
  const seen: string[] = [];
  for (;;) {
    const batch = await client.batches.retrieve(id);
    seen.push(batch.status);
    if (batch.completed_at !== undefined || /completed|expired|cancelled|failed/.test(batch.status))
      return { seen, batch };
  }
}

async function rowsOf(fileId: string | undefined): Promise<readonly Record<string, unknown>[]> {
  const text = fileId ? await (await client.files.content(fileId)).text() : '';
  return text.split('\n').flatMap((row) => (row === '' ? [] : [JSON.parse(row)]));
}

describe('batches of OpenAI', () => {
  it('are answered by the scripts of ordinary calls, look by look, in an order of their own', async () => {
    upstream.scriptBatches([{ looks: 3 }]);
    upstream.script('openai-chat', '*', [{ text: 'one' }, { text: 'two' }]);
    const { id, status } = await submit(line('a', 'first'), line('b', 'second'));
    const { seen, batch } = await finish(id);
    expect([status, ...seen]).toEqual(['validating', 'in_progress', 'finalizing', 'completed']);
    expect(batch.request_counts).toEqual({ total: 2, completed: 2, failed: 0 });
    const rows = await rowsOf(batch.output_file_id);
    expect(rows).toMatchObject([
      {
        custom_id: 'b',
        error: null,
        response: { status_code: 200, body: { choices: [{ message: { content: 'two' } }] } },
      },
      { custom_id: 'a', response: { body: { choices: [{ message: { content: 'one' } }] } } },
    ]);
    expect(upstream.batches).toEqual([{ id, vendor: 'openai', requestIds: ['a', 'b'], status: 'completed', looks: 3 }]);
  });

  it('put requests that fail into a file of their own', async () => {
    const { id } = await submit(line('bad', 'hi', 'gpt-4o-mini+503'), line('good', 'hi'));
    const { batch } = await finish(id);
    expect(batch.request_counts).toEqual({ total: 2, completed: 1, failed: 1 });
    expect(await rowsOf(batch.error_file_id)).toMatchObject([{ custom_id: 'bad', response: { status_code: 503 } }]);
    expect(await rowsOf(batch.output_file_id)).toMatchObject([{ custom_id: 'good' }]);
  });

  it('fail as a whole when their lines do not fit together', async () => {
    const { id } = await submit(line('a', 'hi'), line('b', 'hi', 'gpt-4o'));
    expect((await finish(id)).batch).toMatchObject({
      status: 'failed',
      errors: { data: [{ code: 'mismatched_model' }] },
    });
    const twice = await submit(line('a', 'hi'), line('a', 'hi'));
    expect((await finish(twice.id)).batch.errors?.data).toMatchObject([{ code: 'duplicate_custom_id' }]);
  });

  it('are listed, the newest first', async () => {
    const first = await submit(line('a', 'hi'));
    const second = await submit(line('b', 'hi'));
    const { data } = await client.batches.list();
    expect(data.map(({ id, input_file_id: file }) => [id, file])).toEqual([
      [second.id, second.input_file_id],
      [first.id, first.input_file_id],
    ]);
    expect(await client.batches.list({ limit: 1 })).toMatchObject({ data: [{ id: second.id }], has_more: true });
  });

  it('expire, are cancelled, or fail, with what was answered by then', async () => {
    upstream.scriptBatches([{ end: 'expired', answered: 1 }, { answered: 1, looks: 9 }, { end: 'failed' }]);
    const both = [line('a', 'hi'), line('b', 'hi')];
    const expired = await finish((await submit(...both)).id);
    expect(expired.batch.status).toBe('expired');
    expect(await rowsOf(expired.batch.output_file_id)).toHaveLength(1);
    expect(await rowsOf(expired.batch.error_file_id)).toMatchObject([
      { custom_id: 'b', response: null, error: { code: 'batch_expired' } },
    ]);
    const cancelled = await submit(...both);
    expect((await client.batches.cancel(cancelled.id)).status).toBe('cancelling');
    const { batch } = await finish(cancelled.id);
    expect(batch.status).toBe('cancelled');
    expect(await rowsOf(batch.error_file_id)).toMatchObject([{ error: { code: 'batch_cancelled' } }]);
    await expect(client.batches.cancel(cancelled.id)).rejects.toMatchObject({ status: 409 });
    const failed = await finish((await submit(...both)).id);
    expect(failed.batch).toMatchObject({ status: 'failed', errors: { data: [{ code: 'invalid_request' }] } });
  });

  it('are refused with a fault, a wrong key, or a wrong form', async () => {
    upstream.scriptBatches([{ fault: '429' }]);
    await expect(submit(line('a', 'hi'))).rejects.toMatchObject({ status: 429 });
    await expect(submit(line('a', 'hi'))).resolves.toMatchObject({ status: 'validating' });
    const stranger = new OpenAI({ apiKey: badKey, baseURL: `${upstream.url}/v1`, maxRetries: 0 });
    await expect(stranger.batches.retrieve('batch_1')).rejects.toMatchObject({ status: 401 });
    await expect(client.batches.retrieve('batch_1')).rejects.toMatchObject({ status: 404 });
    const body = { input_file_id: 'file-1', endpoint: '/v1/chat/completions', completion_window: '24h' } as const;
    const refusal: APIError = await client.batches.create(body).catch((error) => error);
    expect(refusal.message).toContain('Invalid file_id');
    const file = await client.files.create({ file: await toFile(Buffer.from('x'), 'a.txt'), purpose: 'batch' });
    expect(await client.files.delete(file.id)).toMatchObject({ deleted: true });
    await expect(client.files.content(file.id)).rejects.toMatchObject({ status: 404 });
  });
});
