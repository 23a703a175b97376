import { ProviderError } from '@cascade/core';
import type { BatchEndpoint, FailureClass } from '@cascade/core/spec';
import { manualClock } from '@cascade/testing/clock';
import { describe, expect, it } from 'vitest';
import { VendorBatch } from './vendor-batch.js';
import { Waiter } from './waiter.js';

/** A vendor whose batch has ended, and whose results are not to be had. */
const endpoint = (failureClass: FailureClass): BatchEndpoint => ({
  priceFactor: 0.5,
  maxRequests: 10,
  maxBytes: 1_000,
  prepare: () => Promise.reject(new Error('not used')),
  submit: () => Promise.reject(new Error('not used')),
  check: async () => ({ status: 'ended' }),
  results: () => ({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        Promise.reject(new ProviderError({ class: failureClass, scope: 'entry', message: 'acme: no results' })),
    }),
  }),
  cancel: async () => {},
});

const hourMs = 3_600_000;

/** A row that is waited for at a vendor that fails in one way; how often and how long, and what became of it. */
async function waitFor(failureClass: FailureClass) {
  const clock = manualClock();
  const startMs = clock.now();
  const model = { provider: 'acme', modelId: 'm' };
  const times = { pollMs: 1_000, timeoutMs: 24 * hourMs, collectMs: 1_000 };
  const batch = new VendorBatch({
    id: 'batch_1',
    site: { model, endpoint: endpoint(failureClass), clock, ...times },
    access: { idempotencyKey: 'attempt-1' },
    total: 1,
    isOld: false,
    onChange: () => {},
    track: () => {},
    onAbandoned: () => {},
  });
  const waiter = new Waiter('a', 'acme', new AbortController().signal);
  let over: { readonly failure: unknown; readonly afterMs: number } | undefined;
  waiter.row.catch(({ failure }) => {
    over = { failure, afterMs: clock.now() - startMs };
  });
  batch.join(waiter);
  while (over === undefined && clock.now() - startMs < 48 * hourMs) await clock.advance(60_000);
  return { ...over, isSettled: batch.isSettled, pending: clock.pending };
}

describe('a batch that has ended, whose results cannot be had', () => {
  it('is read again until its time is up, and may yet have answers', async () => {
    const { failure, afterMs, isSettled, pending } = await waitFor('overloaded');
    expect(failure).toMatchObject({ class: 'overloaded', scope: 'request', code: 'vendor_batch_unseen' });
    expect(afterMs).toBe(24 * hourMs);
    expect({ isSettled, pending }).toEqual({ isSettled: false, pending: 0 });
  });

  it('may yet have answers, too, when the vendor has refused for an hour', async () => {
    const { failure, afterMs = 0, isSettled } = await waitFor('billing');
    expect(failure).toMatchObject({ class: 'billing', scope: 'request', code: 'vendor_batch_unseen' });
    expect(afterMs).toBeGreaterThanOrEqual(hourMs);
    expect(afterMs).toBeLessThan(hourMs + 120_000);
    expect(isSettled).toBe(false);
  });

  it('is used up when the vendor has not known it for five minutes', async () => {
    const { failure, afterMs = 0, isSettled } = await waitFor('not-found');
    expect(failure).toMatchObject({ class: 'not-found', scope: 'request' });
    expect(afterMs).toBeGreaterThanOrEqual(300_000);
    expect(afterMs).toBeLessThan(420_000);
    expect(isSettled).toBe(true);
  });
});
