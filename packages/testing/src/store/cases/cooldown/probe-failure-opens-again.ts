import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, baseMs, failed, lease, stateOf } from './visits.js';

export const probeFailureOpensAgain: StoreCase<CooldownStore> = {
  name: 'opens again at once, one level up, when the probe fails',
  async run(store) {
    await store.report(failed(0));
    const token = await lease(store, baseMs);
    await store.report(failed(baseMs + 1_000, { startedAtMs: at(baseMs), token, afterFailures: 2 }));
    const state = await stateOf(store);
    expect(state).toMatchObject({ level: 2, probeUntilMs: 0 });
    expect(state?.untilMs).toBeGreaterThan(at(baseMs + 1_000));
  },
};
