import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt } from './records.js';

export const combinesFilters: StoreCase<RunStore> = {
  name: 'finds only what every filter matches',
  async run(store) {
    await store.append({
      attempts: [
        attempt('a', 0, { entry: 'x', cascade: 'main' }),
        attempt('b', 0, { entry: 'x', cascade: 'other' }),
        attempt('c', 0, { entry: 'y', cascade: 'main' }),
      ],
      runs: [],
    });
    const found = await store.attempts({ entry: 'x', cascade: 'main', limit: 10 });
    expect(found.map(({ runId }) => runId)).toEqual(['a']);
  },
};
