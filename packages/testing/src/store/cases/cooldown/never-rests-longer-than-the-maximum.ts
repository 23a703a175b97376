import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, failed, maxMs, stateOf } from './visits.js';

export const neverRestsLongerThanTheMaximum: StoreCase<CooldownStore> = {
  name: 'never rests longer than the maximum, whatever the vendor asks for',
  async run(store) {
    await store.report(failed(0, { retryAfterMs: 10 * maxMs }));
    expect((await stateOf(store))?.untilMs).toBe(at(maxMs));
  },
};
