import type { LedgerStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { claim, minuteMs, noonMs, request, reserve, usedOf } from './ledger-requests.js';

const secondMs = 1_000;

/** What counts, and how long. */
export const windowCases: readonly StoreCase<LedgerStore>[] = [
  {
    name: 'lets go of what a moving window has left behind, and says when',
    async run(store) {
      await reserve(store, [claim({ amount: 7 })]);
      await reserve(store, [claim({ amount: 3 })], noonMs + 20 * secondMs);
      const refused = await store.reserve(request([claim({ amount: 5 })], noonMs + 30 * secondMs));
      if (!('refused' in refused)) throw new Error('the limit was not kept');
      const retryAtMs = refused.retryAtMs ?? 0;
      // A window may move in steps, of at most a hundredth of it.
      expect(retryAtMs).toBeGreaterThanOrEqual(noonMs + minuteMs);
      expect(retryAtMs).toBeLessThan(noonMs + minuteMs + secondMs);
      await reserve(store, [claim({ amount: 5 })], retryAtMs);
    },
  },
  {
    name: 'holds in no stretch of a window more than its limit',
    async run(store) {
      const grants: number[] = [];
      // Steps that share no divisor with the window.
      for (let nowMs = noonMs; nowMs < noonMs + 4 * minuteMs; nowMs += 1_733) {
        const result = await store.reserve(request([claim({ account: 'stretch' })], nowMs));
        if ('reservation' in result) grants.push(nowMs);
      }
      for (const startMs of grants) {
        expect(grants.filter((atMs) => atMs >= startMs && atMs < startMs + minuteMs).length).toBeLessThanOrEqual(10);
      }
      expect(grants.length).toBeGreaterThanOrEqual(39);
    },
  },
  {
    name: 'begins a day at midnight UTC',
    async run(store) {
      const day = claim({ account: 'day', window: 'day', amount: 10 });
      await reserve(store, [day], Date.UTC(2026, 5, 15, 0, 0, 1));
      const refused = await store.reserve(request([day], Date.UTC(2026, 5, 15, 23, 59, 58)));
      expect(refused).toMatchObject({ refused: 0, retryAtMs: Date.UTC(2026, 5, 16) });
      await reserve(store, [day], Date.UTC(2026, 5, 16, 0, 0, 1));
    },
  },
  {
    name: 'begins a month on its first day UTC',
    async run(store) {
      const month = claim({ account: 'month', window: 'month', amount: 10 });
      await reserve(store, [month], Date.UTC(2026, 10, 1, 0, 0, 1));
      const refused = await store.reserve(request([month], Date.UTC(2026, 10, 30, 23, 59, 58)));
      expect(refused).toMatchObject({ refused: 0, retryAtMs: Date.UTC(2026, 11, 1) });
      await reserve(store, [month], Date.UTC(2026, 11, 1, 0, 0, 1));
    },
  },
  {
    name: 'names no time for what is larger than the limit',
    async run(store) {
      await reserve(store, [claim()]);
      const refused = await store.reserve(request([claim({ amount: 11 })]));
      expect(refused).toEqual({ refused: 0, used: 1 });
    },
  },
  {
    name: 'keeps every account apart from the window of another',
    async run(store) {
      await reserve(store, [claim({ account: 'short', window: secondMs }), claim({ account: 'long' })]);
      const laterMs = noonMs + 10 * secondMs;
      expect(await usedOf(store, { account: 'short', window: secondMs }, laterMs)).toBe(0);
      expect(await usedOf(store, { account: 'long' }, laterMs)).toBe(1);
    },
  },
];
