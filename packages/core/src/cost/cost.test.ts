import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptRecord } from '../spec/run-store.js';
import { costOfRun } from './cost-of-run.js';
import { costOfUsage } from './cost-of-usage.js';

const price = { inputPer1M: 3, outputPer1M: 15, cacheReadPer1M: 0.3, cacheWritePer1M: 3.75, cacheWrite1hPer1M: 6 };

describe('the cost of usage', () => {
  it.each([
    ['input and output', { inputTokens: 1_000, outputTokens: 100 }, 0.0045],
    ['what was read from a cache', { inputTokens: 1_000, cacheReadTokens: 800, outputTokens: 0 }, 0.00084],
    [
      'what was written to a cache, for an hour in part',
      { inputTokens: 1_000, cacheWriteTokens: 600, cacheWrite1hTokens: 200, outputTokens: 0 },
      0.0039,
    ],
    ['nothing', { inputTokens: 0, outputTokens: 0 }, 0],
    ['unknown output', { inputTokens: 5 }, undefined],
    ['unknown input', { outputTokens: 5 }, undefined],
  ])('counts %s', (_what, usage, expected) => {
    expect(costOfUsage(usage, price)).toBe(expected);
  });

  it('charges the whole request by the highest step that its input exceeds', () => {
    const steps = [
      { aboveInputTokens: 200_000, inputPer1M: 6, outputPer1M: 30 },
      { aboveInputTokens: 100_000, inputPer1M: 4, outputPer1M: 20 },
    ];
    const cost = (inputTokens: number) => costOfUsage({ inputTokens, outputTokens: 0 }, { ...price, steps });
    expect([100_000, 100_001, 200_001].map(cost)).toEqual([0.3, 0.400004, 1.200006]);
  });

  it('is never negative, and never more than all input written and all output', () => {
    const count = fc.nat(1_000_000);
    fc.assert(
      fc.property(count, count, count, count, (inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens) => {
        const cost = costOfUsage({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }, price) ?? -1;
        expect(cost).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the cost of a run', () => {
  const base = {
    runId: 'r',
    index: 0,
    cascade: 'c',
    entry: 'e',
    provider: 'p',
    modelId: 'm',
    role: 'answer',
    tier: 0,
    startedAtMs: 0,
    latencyMs: 1,
  } as const;
  const answered = (costUsd: number): AttemptRecord => ({ ...base, costUsd, costBasis: 'priced', usage: {} });
  const failed = (failureClass: 'server' | 'timeout'): AttemptRecord => ({
    ...base,
    failure: { class: failureClass, scope: 'entry', message: '' },
  });

  it.each([
    ['sums without dust', [answered(0.1), answered(0.2)], { costUsd: 0.3, costBasis: 'priced' }],
    ['counts a refused attempt as nothing', [failed('server'), answered(0.5)], { costUsd: 0.5, costBasis: 'priced' }],
    ['does not know what an attempt cost that was cut off while it worked', [failed('timeout'), answered(0.5)], {}],
    ['does not know an unknown price', [{ ...base, usage: {} }], {}],
    [
      'says when sums are of several kinds',
      [answered(1), { ...answered(1), costBasis: 'reported' }],
      { costUsd: 2, costBasis: 'blended' },
    ],
    ['is nothing when nothing was done', [], { costUsd: 0 }],
  ] as const)('%s', (_what, attempts, expected) => {
    expect(costOfRun(attempts)).toEqual(expected);
  });
});
