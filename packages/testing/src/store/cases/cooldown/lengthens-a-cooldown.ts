import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, failed, stateOf } from './visits.js';

export const lengthensACooldown: StoreCase<CooldownStore> = {
  name: 'lengthens a cooldown in force when the vendor asks for more',
  async run(store) {
    await store.report(failed(0));
    await store.report(failed(1_000, { startedAtMs: at(-1_000), retryAfterMs: 120_000 }));
    expect((await stateOf(store))?.untilMs).toBe(at(121_000));
  },
};
