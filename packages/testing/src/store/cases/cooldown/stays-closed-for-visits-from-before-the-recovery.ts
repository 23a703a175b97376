import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { answered, at, baseMs, failed, lease, stateOf } from './visits.js';

export const staysClosedForVisitsFromBeforeTheRecovery: StoreCase<CooldownStore> = {
  name: 'does not rest again for a visit that began before the recovery',
  async run(store) {
    await store.report(failed(0));
    const token = await lease(store, baseMs);
    await store.report(answered(baseMs + 1_000, { token }));
    await store.report(failed(baseMs + 2_000, { startedAtMs: at(10) }));
    expect((await stateOf(store))?.untilMs).toBeLessThanOrEqual(at(baseMs));
  },
};
