import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, baseMs, failed, stateOf } from './visits.js';

export const countsAnOutageOnce: StoreCase<CooldownStore> = {
  name: 'raises the level once for an outage, however many visits were in flight',
  async run(store) {
    await store.report(failed(0));
    await store.report(failed(1_000, { startedAtMs: at(-1_000) }));
    await store.report(failed(baseMs + 1_000, { startedAtMs: at(baseMs - 1) }));
    expect(await stateOf(store)).toMatchObject({ level: 1, untilMs: at(baseMs) });
  },
};
