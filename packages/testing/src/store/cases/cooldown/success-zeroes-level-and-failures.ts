import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { answered, baseMs, failed, scope, stateOf } from './visits.js';

export const successZeroesLevelAndFailures: StoreCase<CooldownStore> = {
  name: 'zeroes level and failures on a success',
  async run(store) {
    const other = { ...scope, entry: 'another' };
    await store.report(failed(0));
    await store.report(answered(baseMs));
    expect((await stateOf(store))?.level).toBe(0);
    await store.report(failed(0, { scope: other, afterFailures: 2 }));
    await store.report(answered(1_000, { scope: other }));
    await store.report(failed(2_000, { scope: other, afterFailures: 2 }));
    expect(await stateOf(store, other)).toMatchObject({ untilMs: 0, failures: 1 });
  },
};
