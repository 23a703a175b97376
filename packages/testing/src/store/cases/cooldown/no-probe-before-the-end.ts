import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { baseMs, failed, probe } from './visits.js';

export const noProbeBeforeTheEnd: StoreCase<CooldownStore> = {
  name: 'gives no probe before the cooldown has ended',
  async run(store) {
    await store.report(failed(0));
    expect(await store.acquireProbe(probe(baseMs - 1))).toBeUndefined();
  },
};
