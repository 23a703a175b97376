import type { LedgerStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt } from '../runs/records.js';
import { claim, noonMs, request, reserve, usedOf } from './ledger-requests.js';

const leaseMs = 30_000;
const duringMs = noonMs + leaseMs - 5_000;
const afterMs = noonMs + leaseMs + 1_000;
const open = claim({ account: 'open', window: 'open', limit: 2 });

/** From the reservation to its end. */
export const reservationCases: readonly StoreCase<LedgerStore>[] = [
  {
    name: 'replaces what was reserved by what it was',
    async run(store) {
      const reservation = await reserve(store, [claim({ amount: 8 }), claim({ account: 'second', amount: 2 })]);
      expect(await store.settle(reservation, [3, 7])).toBe(true);
      expect(await usedOf(store)).toBe(3);
      expect(await usedOf(store, { account: 'second' })).toBe(7);
    },
  },
  {
    name: 'keeps what was reserved when nobody knows what it was',
    async run(store) {
      const reservation = await reserve(store, [claim({ account: 'unknown', amount: 4 })]);
      expect(await store.settle(reservation, undefined)).toBe(true);
      expect(await usedOf(store, { account: 'unknown' })).toBe(4);
    },
  },
  {
    name: 'settles a reservation once',
    async run(store) {
      const reservation = await reserve(store, [claim({ account: 'once', amount: 4 })]);
      await store.settle(reservation, [1]);
      expect(await store.settle(reservation, [9])).toBe(false);
      expect(await usedOf(store, { account: 'once' })).toBe(1);
    },
  },
  {
    name: 'frees what is open when it is settled',
    async run(store) {
      const reservation = await reserve(store, [open]);
      await reserve(store, [open]);
      expect(await store.reserve(request([open]))).toEqual({ refused: 0, used: 2 });
      await store.settle(reservation, [1]);
      await reserve(store, [open]);
    },
  },
  {
    name: 'frees what is open when its lease ends',
    async run(store) {
      await reserve(store, [open]);
      expect(await usedOf(store, open, afterMs)).toBe(0);
    },
  },
  {
    name: 'renews a lease, but not one that is over',
    async run(store) {
      const renewed = await reserve(store, [open]);
      const lost = await reserve(store, [claim({ account: 'lost', window: 'open' })]);
      expect(await store.renew(renewed, duringMs, leaseMs)).toBe(true);
      expect(await usedOf(store, open, afterMs)).toBe(1);
      expect(await store.renew(lost, afterMs, leaseMs)).toBe(false);
    },
  },
  {
    name: 'settles what it was after its lease, too',
    async run(store) {
      const reservation = await reserve(store, [claim({ account: 'late', amount: 5 })]);
      expect(await usedOf(store, { account: 'late' }, afterMs)).toBe(5);
      expect(await store.settle(reservation, [1])).toBe(true);
      expect(await usedOf(store, { account: 'late' }, afterMs)).toBe(1);
    },
  },
  {
    name: 'tells of an orphan, with its attempt, until it is settled',
    async run(store) {
      const claims = [claim({ account: 'killed' })];
      const result = await store.reserve(request(claims, noonMs, 'killed-run'));
      if (!('reservation' in result)) throw new Error('refused');
      const { reservation } = result;
      expect(await store.orphans(duringMs)).toEqual([]);
      const orphan = { reservation, claims, attempt: attempt('killed-run', 0) };
      expect(await store.orphans(afterMs)).toEqual([orphan]);
      expect(await store.orphans(afterMs)).toEqual([orphan]);
      await store.settle(reservation, undefined);
      expect(await store.orphans(afterMs)).toEqual([]);
    },
  },
];
