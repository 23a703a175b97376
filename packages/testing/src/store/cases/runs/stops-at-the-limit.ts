import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt, run } from './records.js';

export const stopsAtTheLimit: StoreCase<RunStore> = {
  name: 'gives at most as many rows as asked for',
  async run(store) {
    const ids = ['a', 'b', 'c'];
    await store.append({ attempts: ids.map((id) => attempt(id, 0)), runs: ids.map((id) => run(id, 0)) });
    expect(await store.attempts({ limit: 2 })).toHaveLength(2);
    expect(await store.runs({ limit: 2 })).toHaveLength(2);
  },
};
