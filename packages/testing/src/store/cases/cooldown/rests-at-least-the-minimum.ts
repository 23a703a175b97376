import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, failed, stateOf } from './visits.js';

export const restsAtLeastTheMinimum: StoreCase<CooldownStore> = {
  name: 'rests at least as long as the class of failure demands',
  async run(store) {
    await store.report(failed(0, { failure: 'not-found', minMs: 600_000 }));
    expect((await stateOf(store))?.untilMs).toBe(at(600_000));
  },
};
