import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, scope } from './visits.js';

export const listsEveryState: StoreCase<CooldownStore> = {
  name: 'lists every state there is',
  async run(store) {
    await store.report(failed(0));
    await store.report(failed(0, { scope: { ...scope, entry: 'another' } }));
    const entries = (await store.list()).map((state) => state.scope.entry);
    expect(entries.sort()).toEqual(['another', scope.entry]);
  },
};
