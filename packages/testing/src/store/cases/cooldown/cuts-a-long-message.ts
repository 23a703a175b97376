import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, stateOf } from './visits.js';

export const cutsALongMessage: StoreCase<CooldownStore> = {
  name: 'keeps at most 500 characters of a message',
  async run(store) {
    await store.report(failed(0, { message: 'x'.repeat(10_000) }));
    expect((await stateOf(store))?.lastMessage).toHaveLength(500);
  },
};
