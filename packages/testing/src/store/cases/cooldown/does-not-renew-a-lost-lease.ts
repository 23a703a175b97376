import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { baseMs, failed, lease, maxMs, probe } from './visits.js';

export const doesNotRenewALostLease: StoreCase<CooldownStore> = {
  name: 'does not renew a lease that another caller has taken over',
  async run(store) {
    const laterMs = baseMs + maxMs;
    await store.report(failed(0));
    const token = await lease(store, baseMs);
    await lease(store, laterMs);
    expect(await store.acquireProbe(probe(laterMs + 1_000, { token }))).toBeUndefined();
  },
};
