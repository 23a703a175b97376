import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, failed, stateOf } from './visits.js';

export const remembersTheLastFailure: StoreCase<CooldownStore> = {
  name: 'remembers what the last failure was',
  async run(store) {
    await store.report(failed(0, { failure: 'rate-limited', message: 'slow down, please: "100 %"' }));
    expect(await stateOf(store)).toMatchObject({
      lastFailure: 'rate-limited',
      lastMessage: 'slow down, please: "100 %"',
      updatedAtMs: at(0),
    });
  },
};
