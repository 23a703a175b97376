import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { answered, at, baseMs, failed, stateOf } from './visits.js';

export const successWithoutTheLeaseEndsNothing: StoreCase<CooldownStore> = {
  name: 'does not end a cooldown in force on a success without the lease',
  async run(store) {
    await store.report(failed(0));
    await store.report(answered(1_000, { startedAtMs: at(-1_000) }));
    expect((await stateOf(store))?.untilMs).toBe(at(baseMs));
  },
};
