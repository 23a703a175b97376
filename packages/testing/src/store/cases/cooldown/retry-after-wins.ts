import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, failed, stateOf } from './visits.js';

export const retryAfterWins: StoreCase<CooldownStore> = {
  name: 'rests for as long as the vendor asks instead of the backoff, from the first failure on',
  async run(store) {
    await store.report(failed(0, { retryAfterMs: 5_000, afterFailures: 2 }));
    expect((await stateOf(store))?.untilMs).toBe(at(5_000));
  },
};
