import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt, run } from './records.js';

export const filtersByCascade: StoreCase<RunStore> = {
  name: 'finds the attempts and the runs of one cascade',
  async run(store) {
    await store.append({
      attempts: [attempt('a', 0, { cascade: 'x' }), attempt('b', 1, { cascade: 'y' })],
      runs: [run('a', 0, { cascade: 'x' }), run('b', 1, { cascade: 'y' })],
    });
    const filter = { cascade: 'x', limit: 10 };
    expect((await store.attempts(filter)).map(({ runId }) => runId)).toEqual(['a']);
    expect((await store.runs(filter)).map(({ id }) => id)).toEqual(['a']);
  },
};
