import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt, run } from './records.js';

export const filtersByEntry: StoreCase<RunStore> = {
  name: 'finds the attempts at one entry, and the runs that it answered',
  async run(store) {
    await store.append({
      attempts: [attempt('a', 0, { entry: 'x' }), attempt('b', 1, { entry: 'y' })],
      runs: [run('a', 0, { answeredBy: 'x' }), run('b', 1, { answeredBy: 'y' })],
    });
    const filter = { entry: 'x', limit: 10 };
    expect((await store.attempts(filter)).map(({ runId }) => runId)).toEqual(['a']);
    expect((await store.runs(filter)).map(({ id }) => id)).toEqual(['a']);
  },
};
