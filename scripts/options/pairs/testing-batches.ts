import { createAnthropic } from '@cascade/providers-anthropic';
import { type BatchFate, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { type Pairs, pair } from '../pair.js';

const request = { messages: [{ role: 'user', content: 'hi' }] } as const;

/** How often a batch of two requests is looked at, and what becomes of them; or why it was not taken. */
async function batched(fate: BatchFate): Promise<unknown> {
  const upstream = await startFakeUpstream();
  const context = { signal: new AbortController().signal, idempotencyKey: 'attempt-1' };
  upstream.scriptBatches([fate]);
  try {
    const { batch } = createAnthropic({ baseURL: upstream.url, batch: true }).chat('claude-haiku-4-5');
    const prepared = await batch?.prepare(request, new Set());
    if (batch === undefined || prepared === undefined) return 'none';
    const requests = ['a', 'b'].map((id) => ({ id, ...prepared }));
    const id = await batch.submit(requests, context);
    while ((await batch.check(id, context)).status === 'running');
    const rows: string[] = [];
    for await (const { row } of batch.results(id, context)) rows.push(Object(row).result.type);
    return [upstream.batches[0]?.looks, rows];
  } catch (error) {
    return Object(error).failure.class;
  } finally {
    await upstream.close();
  }
}

export const testingBatchPairs: Pairs = {
  'BatchFate.fault': pair<BatchFate>({}, { fault: '529' }, batched),
  'BatchFate.looks': pair({ looks: 1 }, { looks: 3 }, batched),
  'BatchFate.end': pair({ end: 'completed' }, { end: 'expired' }, batched),
  'BatchFate.answered': pair({ end: 'expired', answered: 0 }, { end: 'expired', answered: 1 }, batched),
};
