import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { at, attempt, run } from './records.js';

export const filtersByTime: StoreCase<RunStore> = {
  name: 'finds what started at a moment or later',
  async run(store) {
    await store.append({ attempts: [attempt('a', 0), attempt('b', 1)], runs: [run('a', 0), run('b', 1)] });
    const filter = { sinceMs: at(1), limit: 10 };
    expect((await store.attempts(filter)).map(({ runId }) => runId)).toEqual(['b']);
    expect((await store.runs(filter)).map(({ id }) => id)).toEqual(['b']);
  },
};
