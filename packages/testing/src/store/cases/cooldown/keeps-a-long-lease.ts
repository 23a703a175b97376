import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, probe } from './visits.js';

export const keepsALongLease: StoreCase<CooldownStore> = {
  name: 'keeps a lease that is longer than the longest cooldown',
  async run(store) {
    const long = { leaseMs: 300_000, maxMs: 1_000 };
    await store.report(failed(0, { baseMs: 1_000, maxMs: 1_000 }));
    expect(await store.acquireProbe(probe(1_000, long))).toEqual(expect.any(String));
    expect(await store.acquireProbe(probe(1_001, long))).toBeUndefined();
  },
};
