import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, scope, stateOf } from './visits.js';

export const keepsScopesApart: StoreCase<CooldownStore> = {
  name: 'keeps entries, origins and keys apart',
  async run(store) {
    const resting = { ...scope, keyId: 'aaaaaaaa' };
    await store.report(failed(0, { scope: resting }));
    expect((await stateOf(store, resting))?.scope).toEqual(resting);
    expect(await stateOf(store, { ...resting, keyId: 'bbbbbbbb' })).toBeUndefined();
    expect(await stateOf(store, scope)).toBeUndefined();
    expect(await stateOf(store, { ...resting, entry: 'another' })).toBeUndefined();
    expect(await stateOf(store, { ...resting, origin: 'https://elsewhere.example.com' })).toBeUndefined();
  },
};
