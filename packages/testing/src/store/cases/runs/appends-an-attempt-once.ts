import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt } from './records.js';

export const appendsAnAttemptOnce: StoreCase<RunStore> = {
  name: 'changes nothing when an attempt is appended again',
  async run(store) {
    await store.append({ attempts: [attempt('run-1', 0)], runs: [] });
    await store.append({ attempts: [attempt('run-1', 0, { latencyMs: 999 })], runs: [] });
    expect(await store.attempts({ runId: 'run-1', limit: 10 })).toEqual([attempt('run-1', 0)]);
  },
};
