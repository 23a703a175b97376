import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { failed, scope, stateOf } from './visits.js';

export const tellsWhoNamedTheEnd: StoreCase<CooldownStore> = {
  name: 'tells an end that the vendor named from one that the backoff gave',
  async run(store) {
    const other = { ...scope, entry: 'another' };
    await store.report(failed(0, { retryAfterMs: 60_000 }));
    await store.report(failed(0, { scope: other }));
    expect((await stateOf(store))?.byRetryAfter).toBe(true);
    expect((await stateOf(store, other))?.byRetryAfter).toBe(false);
  },
};
