import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { baseMs, failed, lease, probe } from './visits.js';

export const expiredProbeGoesToTheNext: StoreCase<CooldownStore> = {
  name: 'gives the probe to the next caller once the lease has expired',
  async run(store) {
    await store.report(failed(0));
    await lease(store, baseMs);
    expect(await store.acquireProbe(probe(baseMs + 15_000))).toEqual(expect.any(String));
  },
};
