import type { LedgerStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { claim, noonMs, request, reserve, usedOf } from './ledger-requests.js';

/** What is booked, and what is not. */
export const bookingCases: readonly StoreCase<LedgerStore>[] = [
  {
    name: 'books what fits, and says what each account holds',
    async run(store) {
      await reserve(store, [claim({ amount: 4 })]);
      const claims = [claim({ amount: 6 }), claim({ account: 'money', unit: 'nanoUsd', limit: 5, amount: 5 })];
      expect(await store.reserve(request(claims))).toMatchObject({ used: [10, 5] });
    },
  },
  {
    name: 'refuses what would exceed a limit, and says which claim',
    async run(store) {
      await reserve(store, [claim({ amount: 9 })]);
      const claims = [claim({ account: 'other' }), claim({ amount: 2 })];
      expect(await store.reserve(request(claims))).toMatchObject({ refused: 1, used: 9 });
    },
  },
  {
    name: 'books all claims or none',
    async run(store) {
      const claims = [claim({ account: 'all-or-none' }), claim({ account: 'small', limit: 0 })];
      await store.reserve(request(claims));
      expect(await usedOf(store, { account: 'all-or-none' })).toBe(0);
    },
  },
  {
    name: 'keeps accounts apart',
    async run(store) {
      await reserve(store, [claim({ account: 'mine', amount: 10 })]);
      expect(await usedOf(store, { account: 'yours' })).toBe(0);
    },
  },
  {
    name: 'grants to many who ask at once no more than fits',
    async run(store) {
      const wishes = Array.from({ length: 40 }, () => store.reserve(request([claim({ account: 'crowd' })])));
      const results = await Promise.all(wishes);
      expect(results.filter((result) => 'reservation' in result)).toHaveLength(10);
      expect(await usedOf(store, { account: 'crowd' })).toBe(10);
    },
  },
  {
    name: 'lists what accounts hold, by the beginning of their names',
    async run(store) {
      await reserve(store, [claim({ account: 'budget/a', window: 'day', amount: 3 })]);
      await reserve(store, [claim({ account: 'limit/b' })]);
      const untilMs = Date.UTC(2026, 5, 16);
      expect(await store.accounts('budget/', noonMs)).toEqual([{ account: 'budget/a', used: 3, untilMs }]);
    },
  },
];
