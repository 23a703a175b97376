import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { answered, baseMs, failed, lease, maxMs, released, stateOf } from './visits.js';

export const ignoresAStaleToken: StoreCase<CooldownStore> = {
  name: 'changes nothing on a report with a stale token',
  async run(store) {
    const laterMs = baseMs + maxMs;
    await store.report(failed(0));
    const token = await lease(store, baseMs);
    await lease(store, laterMs);
    const before = await stateOf(store);
    await store.report(answered(laterMs + 1_000, { token }));
    await store.report(failed(laterMs + 1_000, { token }));
    await store.report(released(laterMs + 1_000, token));
    expect(await stateOf(store)).toEqual(before);
  },
};
