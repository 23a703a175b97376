import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, scope } from './visits.js';

export const peeksOnlyAtWhatIsAsked: StoreCase<CooldownStore> = {
  name: 'peeks at the scopes asked for, and at no other',
  async run(store) {
    const scopes = ['a', 'b', 'c'].map((entry) => ({ ...scope, entry }));
    for (const each of scopes) await store.report(failed(0, { scope: each }));
    const states = await store.peek([...scopes.slice(0, 2), { ...scope, entry: 'unknown' }]);
    expect(states.map((state) => state.scope.entry).sort()).toEqual(['a', 'b']);
    expect(await store.peek([])).toEqual([]);
  },
};
