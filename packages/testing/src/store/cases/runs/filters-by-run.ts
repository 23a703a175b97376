import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt, run } from './records.js';

export const filtersByRun: StoreCase<RunStore> = {
  name: 'finds the attempts of one run, and the run',
  async run(store) {
    await store.append({ attempts: [attempt('a', 0), attempt('b', 1)], runs: [run('a', 0), run('b', 1)] });
    const filter = { runId: 'a', limit: 10 };
    expect((await store.attempts(filter)).map(({ runId }) => runId)).toEqual(['a']);
    expect((await store.runs(filter)).map(({ id }) => id)).toEqual(['a']);
  },
};
