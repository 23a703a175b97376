import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { createCascade, memoryStore } from '../index.js';

describe('a run id that the caller gives', () => {
  it.each([
    ['the audit log', () => ({ runs: memoryStore().runs })],
    ['the ledger', () => ({ ledger: memoryStore().ledger })],
    ['both', () => memoryStore()],
  ])('is run once: %s remembers it for other processes', async (_part, makeStore) => {
    const store = makeStore();
    const model = scriptedModel({ replies: ['ok'] });
    const make = () => createCascade({ entries: [model], store: { ...store } });
    const first = await make().generate('hi', { runId: 'order-7' });
    expect(first.runId).toBe('order-7');
    expect(model.calls[0]?.idempotencyKey).toBe('order-7-0');
    await expect(make().generate('hi', { runId: 'order-7' })).rejects.toMatchObject({
      code: 'duplicate-run',
      runId: 'order-7',
    });
    expect((await make().generate('hi', { runId: 'order-8' })).text).toBe('ok');
    expect(model.calls).toHaveLength(2);
  });

  it('is run once when it comes twice at the same time, streamed or not', async () => {
    const model = scriptedModel({ replies: [{ text: 'ok', delayMs: 5 }] });
    const cascade = createCascade({ entries: [model] });
    const runs = [cascade.generate('hi', { runId: 'a' }), cascade.stream('hi', { runId: 'a' }).result];
    const states = (await Promise.allSettled(runs)).map(({ status }) => status).sort();
    expect(states).toEqual(['fulfilled', 'rejected']);
    expect(model.calls).toHaveLength(1);
  });

  it('is free again for nobody, also when the run has failed', async () => {
    const model = scriptedModel({ replies: [{ failure: { class: 'auth' } }, 'ok'] });
    const cascade = createCascade({ entries: [model], store: memoryStore() });
    await expect(cascade.generate('hi', { runId: 'a' })).rejects.toMatchObject({ code: 'all-tiers-failed' });
    await expect(cascade.generate('hi', { runId: 'a' })).rejects.toMatchObject({ code: 'duplicate-run' });
  });
});
