import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { run } from './records.js';

export const appendsARunOnce: StoreCase<RunStore> = {
  name: 'changes nothing when a run is appended again',
  async run(store) {
    await store.append({ attempts: [], runs: [run('run-1', 0)] });
    await store.append({ attempts: [], runs: [run('run-1', 0, { status: 'failed' })] });
    expect(await store.runs({ runId: 'run-1', limit: 10 })).toEqual([run('run-1', 0)]);
  },
};
