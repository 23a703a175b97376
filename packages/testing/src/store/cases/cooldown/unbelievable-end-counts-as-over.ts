import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, maxMs, probe } from './visits.js';

export const unbelievableEndCountsAsOver: StoreCase<CooldownStore> = {
  name: 'takes an end further away than the maximum for over (the clock was set back)',
  async run(store) {
    await store.report(failed(0));
    expect(await store.acquireProbe(probe(-2 * maxMs))).toEqual(expect.any(String));
  },
};
