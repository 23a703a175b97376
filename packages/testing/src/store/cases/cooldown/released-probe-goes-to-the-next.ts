import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { baseMs, failed, lease, probe, released } from './visits.js';

export const releasedProbeGoesToTheNext: StoreCase<CooldownStore> = {
  name: 'gives the probe to the next caller once it was released',
  async run(store) {
    await store.report(failed(0));
    const token = await lease(store, baseMs);
    await store.report(released(baseMs + 1_000, token));
    expect(await store.acquireProbe(probe(baseMs + 1_000))).toEqual(expect.any(String));
  },
};
