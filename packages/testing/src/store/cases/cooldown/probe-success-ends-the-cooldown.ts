import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { answered, baseMs, failed, lease, stateOf } from './visits.js';

export const probeSuccessEndsTheCooldown: StoreCase<CooldownStore> = {
  name: 'ends the cooldown when the probe succeeds',
  async run(store) {
    await store.report(failed(0));
    const token = await lease(store, baseMs);
    await store.report(answered(baseMs + 1_000, { token }));
    expect(await stateOf(store)).toMatchObject({ untilMs: 0, level: 0, failures: 0, probeUntilMs: 0 });
  },
};
