import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt, run } from './records.js';

export const leavesTheUnknownUnknown: StoreCase<RunStore> = {
  name: 'leaves an unknown cost or usage unknown, and a cost of zero zero',
  async run(store) {
    await store.append({ attempts: [attempt('unknown', 0)], runs: [run('unknown', 0)] });
    await store.append({ attempts: [attempt('free', 0, { costUsd: 0, costBasis: 'priced' })], runs: [] });
    const unknown = (await store.attempts({ runId: 'unknown', limit: 1 }))[0];
    expect(unknown?.runId).toBe('unknown');
    expect(unknown?.costUsd).toBeUndefined();
    expect(unknown?.usage).toBeUndefined();
    expect((await store.runs({ runId: 'unknown', limit: 1 }))[0]?.costUsd).toBeUndefined();
    expect((await store.attempts({ runId: 'free', limit: 1 }))[0]?.costUsd).toBe(0);
  },
};
