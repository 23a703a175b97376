import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, probe } from './visits.js';

export const earlyProbeWhenAsked: StoreCase<CooldownStore> = {
  name: 'gives one early probe to a caller that asks for it',
  async run(store) {
    await store.report(failed(0));
    expect(await store.acquireProbe(probe(1_000, { early: true }))).toEqual(expect.any(String));
    expect(await store.acquireProbe(probe(1_000, { early: true }))).toBeUndefined();
  },
};
