import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, probe, scope } from './visits.js';

export const noProbeOfAClosedScope: StoreCase<CooldownStore> = {
  name: 'gives no probe of a scope that is not resting',
  async run(store) {
    const known = { ...scope, entry: 'failed-once' };
    await store.report(failed(0, { scope: known, afterFailures: 2 }));
    expect(await store.acquireProbe(probe(1_000, { scope: known }))).toBeUndefined();
    expect(await store.acquireProbe(probe(1_000))).toBeUndefined();
  },
};
