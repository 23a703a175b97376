import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, stateOf } from './visits.js';

export const forgetsFailuresOutsideWindow: StoreCase<CooldownStore> = {
  name: 'does not count a failed visit that is older than the window',
  async run(store) {
    await store.report(failed(0, { afterFailures: 2 }));
    await store.report(failed(60_001, { afterFailures: 2 }));
    expect(await stateOf(store)).toMatchObject({ untilMs: 0, failures: 1 });
  },
};
