import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt } from './records.js';

export const listsAttemptsNewestFirst: StoreCase<RunStore> = {
  name: 'lists the newest attempts first, those of one moment by their place in the run',
  async run(store) {
    await store.append({ attempts: [attempt('middle', 2), attempt('newest', 3)], runs: [] });
    await store.append({ attempts: [attempt('oldest', 1), attempt('oldest', 1, { index: 1 })], runs: [] });
    const found = await store.attempts({ limit: 10 });
    expect(found.map(({ runId, index }) => `${runId} ${index}`)).toEqual([
      'newest 0',
      'middle 0',
      'oldest 1',
      'oldest 0',
    ]);
  },
};
