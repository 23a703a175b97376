import type { CooldownStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { answered, failed, scope, stateOf } from './visits.js';

export const reportsTheStateAfter: StoreCase<CooldownStore> = {
  name: 'answers a report with the state after it',
  async run(store) {
    const fresh = await store.report(answered(0, { scope: { ...scope, entry: 'fresh' } }));
    expect(fresh).toMatchObject({ scope: { entry: 'fresh' }, untilMs: 0, level: 0 });
    const after = await store.report(failed(0));
    expect(after).toEqual(await stateOf(store));
  },
};
