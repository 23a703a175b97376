import type { RunStore } from '@cascade/core/spec';
import { expect } from 'vitest';
import type { StoreCase } from '../../store-case.js';
import { attempt } from './records.js';

export const keepsAnAttempt: StoreCase<RunStore> = {
  name: 'gives an attempt back as it was appended',
  async run(store) {
    const failing = attempt('run-1', 0, {
      index: 3,
      role: 'opinion',
      tier: 1,
      probe: true,
      latencyMs: 12.5,
      failure: {
        class: 'rate-limited',
        scope: 'key',
        message: 'slow down: "ü😀"',
        status: 429,
        code: 'tpm',
        retryAfterMs: 1_500,
      },
    });
    const answering = attempt('run-2', 0, {
      firstContentMs: 40,
      usage: { inputTokens: 12, cacheReadTokens: 4, outputTokens: 7, raw: { prompt_tokens: 12, details: [1, null] } },
      costUsd: 0.000_012_3,
      costBasis: 'priced',
    });
    await store.append({ attempts: [failing, answering], runs: [] });
    expect(await store.attempts({ runId: 'run-1', limit: 10 })).toEqual([failing]);
    expect(await store.attempts({ runId: 'run-2', limit: 10 })).toEqual([answering]);
  },
};
