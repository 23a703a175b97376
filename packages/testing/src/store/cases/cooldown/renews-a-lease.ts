import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { baseMs, failed, lease, probe } from './visits.js';

export const renewsALease: StoreCase<CooldownStore> = {
  name: 'keeps the probe with a caller that renews its lease',
  async run(store) {
    await store.report(failed(0));
    const token = await lease(store, baseMs);
    expect(await store.acquireProbe(probe(baseMs + 10_000, { token }))).toBe(token);
    expect(await store.acquireProbe(probe(baseMs + 20_000))).toBeUndefined();
  },
};
