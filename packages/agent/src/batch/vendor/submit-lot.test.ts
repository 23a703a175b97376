import { ProviderError } from '@cascade/core';
import { createOpenAI } from '@cascade/providers-openai';
import { manualClock } from '@cascade/testing/clock';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { expect, it, onTestFinished } from 'vitest';
import { Lot } from './lot.js';
import { submitLot } from './submit-lot.js';
import { Waiter } from './waiter.js';

it('a submission that was refused leaves no timer behind, also once its callers have heard of it', async () => {
  const upstream = await startFakeUpstream();
  onTestFinished(() => upstream.close());
  upstream.scriptBatches([{ fault: '401' }]);
  const model = createOpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'k', batch: true }).chat('gpt-4o-mini');
  const { batch: endpoint } = model;
  if (endpoint === undefined) throw new Error('the model has no batches');
  const prepared = await endpoint.prepare({ messages: [{ role: 'user', content: 'hi' }] }, new Set());
  const clock = manualClock();
  const lot = new Lot({ idempotencyKey: 'attempt-1' }, clock.now());
  const waiter = new Waiter('a', 'openai', new AbortController().signal);
  lot.add(waiter, prepared, 100);
  const site = { model, endpoint, clock, pollMs: 1_000, timeoutMs: 86_400_000, collectMs: 1_000 };
  const error = await submitLot(site, lot).catch((reason) => reason);
  expect(ProviderError.isInstance(error) && error.failure.class).toBe('auth');
  lot.fail(error);
  await expect(waiter.row).rejects.toBe(error);
  expect(clock.pending).toBe(0);
});
