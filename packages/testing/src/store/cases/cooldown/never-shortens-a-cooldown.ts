import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, failed, stateOf } from './visits.js';

export const neverShortensACooldown: StoreCase<CooldownStore> = {
  name: 'never shortens a longer cooldown',
  async run(store) {
    await store.report(failed(0, { retryAfterMs: 600_000 }));
    await store.report(failed(1_000, { startedAtMs: at(-1_000), retryAfterMs: 40_000 }));
    expect((await stateOf(store))?.untilMs).toBe(at(600_000));
  },
};
