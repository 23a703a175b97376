import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, baseMs, failed, stateOf } from './visits.js';

export const doublesTheCooldown: StoreCase<CooldownStore> = {
  name: 'doubles the cooldown with each outage',
  async run(store) {
    await store.report(failed(0));
    await store.report(failed(baseMs));
    expect((await stateOf(store))?.untilMs).toBe(at(baseMs) + 2 * baseMs);
    await store.report(failed(3 * baseMs));
    expect((await stateOf(store))?.untilMs).toBe(at(3 * baseMs) + 4 * baseMs);
  },
};
