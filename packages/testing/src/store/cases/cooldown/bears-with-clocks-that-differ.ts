import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, maxMs, probe } from './visits.js';

export const bearsWithClocksThatDiffer: StoreCase<CooldownStore> = {
  name: 'gives no probe to a caller whose clock is a little behind',
  async run(store) {
    await store.report(failed(0, { retryAfterMs: maxMs }));
    expect(await store.acquireProbe(probe(-10))).toBeUndefined();
  },
};
