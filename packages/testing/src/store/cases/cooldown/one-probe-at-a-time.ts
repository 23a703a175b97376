import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { baseMs, failed, probe } from './visits.js';

export const oneProbeAtATime: StoreCase<CooldownStore> = {
  name: 'gives the probe to exactly one of many callers',
  async run(store) {
    await store.report(failed(0));
    const callers = Array.from({ length: 20 }, async () => store.acquireProbe(probe(baseMs)));
    const tokens = (await Promise.all(callers)).filter((token) => token !== undefined);
    expect(tokens).toHaveLength(1);
  },
};
