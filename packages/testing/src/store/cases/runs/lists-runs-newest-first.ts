import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { run } from './records.js';

export const listsRunsNewestFirst: StoreCase<RunStore> = {
  name: 'lists the newest runs first',
  async run(store) {
    await store.append({ attempts: [], runs: [run('middle', 2), run('newest', 3), run('oldest', 1)] });
    expect((await store.runs({ limit: 10 })).map(({ id }) => id)).toEqual(['newest', 'middle', 'oldest']);
  },
};
