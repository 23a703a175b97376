import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { run } from './records.js';

export const keepsARun: StoreCase<RunStore> = {
  name: 'gives a run back as it was appended',
  async run(store) {
    const record = run('run-1', 0, {
      operation: 'stream',
      status: 'degraded',
      costUsd: 0.25,
      costBasis: 'blended',
      tags: { team: 'search', 'a key': 'with "quotes"' },
      verdicts: [
        { decision: 'reject', tier: 0, veto: 'empty', score: 0.2, reasons: [{ check: 'empty', text: 'no text' }] },
      ],
    });
    await store.append({ attempts: [], runs: [record] });
    expect(await store.runs({ runId: 'run-1', limit: 10 })).toEqual([record]);
  },
};
