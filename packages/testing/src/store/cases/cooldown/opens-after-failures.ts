import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, baseMs, failed, stateOf } from './visits.js';

export const opensAfterFailures: StoreCase<CooldownStore> = {
  name: 'opens after the given number of failed visits in a row, not before',
  async run(store) {
    await store.report(failed(0, { afterFailures: 3 }));
    await store.report(failed(1_000, { afterFailures: 3 }));
    expect(await stateOf(store)).toMatchObject({ untilMs: 0, level: 0, failures: 2 });
    await store.report(failed(2_000, { afterFailures: 3 }));
    expect(await stateOf(store)).toMatchObject({ untilMs: at(2_000) + baseMs, level: 1 });
  },
};
