import type { TokenLogprob } from '@cascade/core/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerLogprob } from './answer-logprob.js';
import { logprobFeatures } from './logprob-features.js';
import { logprobScore } from './logprob-score.js';

const tokens = (...pairs: readonly (readonly [string, number])[]): TokenLogprob[] =>
  pairs.map(([token, logprob]) => ({ token, logprob }));

const anyTokens = fc.array(
  fc.record({
    token: fc.string({ maxLength: 6 }),
    logprob: fc.oneof(fc.double({ min: -20, max: 0 }), fc.constantFrom(Number.NaN, -Infinity, Infinity, 3)),
  }),
  { minLength: 1, maxLength: 80 },
);

describe('answerLogprob', () => {
  it('adds up the tokens of the last number', () => {
    const draft = tokens(
      ['So', -0.1],
      [' 7', -3],
      [' cups', -0.1],
      [' is', -0.1],
      [' 1', -0.5],
      [',', -0.2],
      ['250', -0.3],
      ['.', -0.01],
    );
    expect(answerLogprob(draft)).toBeCloseTo(-1);
  });

  it('takes a choice letter by itself', () => {
    expect(answerLogprob(tokens(['The answer is', -1], [' (', -0.1], ['C', -0.7], [')', -0.1]))).toBeCloseTo(-0.7);
  });

  it('finds nothing in free text', () => {
    expect(answerLogprob(tokens(['Canberra', -0.2], [' it is', -0.2]))).toBeUndefined();
  });
});

describe('logprobFeatures', () => {
  it('says nothing of no tokens', () => {
    expect(logprobFeatures([])).toBeUndefined();
  });

  it('orders its quantiles and stays at or below 0, whatever the tokens say', () => {
    fc.assert(
      fc.property(anyTokens, (draft) => {
        const features = logprobFeatures(draft);
        if (features === undefined) throw new Error('no features');
        const { min, quantile05, quantile10, quantile25, mean } = features;
        expect(min <= quantile05 && quantile05 <= quantile10 && quantile10 <= quantile25).toBe(true);
        expect(mean).toBeLessThanOrEqual(0);
        expect(mean).toBeGreaterThanOrEqual(min - 1e-9);
      }),
    );
  });

  it('measures the distance to the runner-up', () => {
    const draft = [
      {
        token: 'A',
        logprob: -0.1,
        top: [
          ['A', -0.1],
          ['B', -2.1],
        ] as const,
      },
    ];
    expect(logprobFeatures(draft)?.margin).toBeCloseTo(2);
  });

  it('reads a bounded number of tokens', () => {
    expect(logprobFeatures(Array.from({ length: 200_000 }, () => ({ token: 'a', logprob: -1 })))?.count).toBe(4_096);
  });
});

describe('logprobScore', () => {
  it('stays in [0, 1] and rises when every token becomes likelier', () => {
    fc.assert(
      fc.property(anyTokens, (draft) => {
        const scoreOf = (list: readonly TokenLogprob[]) => logprobScore(logprobFeatures(list) ?? expect.fail());
        const likelier = draft.map((token) => ({ ...token, logprob: token.logprob / 2 }));
        const score = scoreOf(draft);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        if (draft.every((token) => Number.isFinite(token.logprob) && token.logprob <= 0)) {
          expect(scoreOf(likelier)).toBeGreaterThanOrEqual(score - 1e-12);
        }
      }),
    );
  });
});
