import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, scope, stateOf } from './visits.js';

export const clearsWhatMatches: StoreCase<CooldownStore> = {
  name: 'clears the scopes that match, and says how many there were',
  async run(store) {
    const scopes = ['a', 'b', 'c'].map((entry) => ({ ...scope, entry }));
    for (const each of scopes) await store.report(failed(0, { scope: each }));
    expect(await store.clear({ entry: 'a', origin: scope.origin })).toBe(1);
    expect(await stateOf(store, { ...scope, entry: 'a' })).toBeUndefined();
    expect(await stateOf(store, { ...scope, entry: 'b' })).toBeDefined();
    expect(await store.clear()).toBe(2);
    expect(await store.peek(scopes)).toEqual([]);
  },
};
