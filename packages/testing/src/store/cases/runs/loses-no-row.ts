import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt } from './records.js';

export const losesNoRow: StoreCase<RunStore> = {
  name: 'loses no row of appends that come together',
  async run(store) {
    const appends = Array.from({ length: 50 }, async (_, index) =>
      store.append({ attempts: [attempt('run-1', index, { index })], runs: [] }),
    );
    await Promise.all(appends);
    expect(await store.attempts({ runId: 'run-1', limit: 100 })).toHaveLength(50);
  },
};
