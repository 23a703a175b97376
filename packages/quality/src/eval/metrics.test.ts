import { describe, expect, it } from 'vitest';
import { fitPrice } from './fit-price.js';
import { auroc, curveOf, oracleSavingAt, randomSavingAt, routingMetrics, savingAt } from './metrics.js';
import type { ReplayedRow } from './replay.js';
import { reportOf } from './report.js';

function row(score: number, draftQuality: number, dearQuality: number, more: Partial<ReplayedRow> = {}): ReplayedRow {
  const decision = score >= 0.5 ? 'accept' : 'reject';
  const costs = { draftUsd: 0.1, opinionUsd: 0, acceptedUsd: 0, dearUsd: 1, cheapUsd: 0.1 };
  return {
    id: String(score),
    score,
    opinionAsked: false,
    isDrafted: true,
    decision,
    draftQuality,
    dearQuality,
    ...costs,
    ...more,
  };
}

const rows = [row(0.9, 1, 1), row(0.8, 1, 1), row(0.4, 0, 1), row(0.2, 0, 1)];

describe('the metrics of a replay', () => {
  it('count a perfect ranking as 1, an inverted one as 0 and ties as half', () => {
    const of = (...scores: readonly (readonly [number, boolean])[]) =>
      auroc(scores.map(([score, isRight]) => ({ score, isRight })));
    expect(of([0.9, true], [0.1, false])).toBe(1);
    expect(of([0.1, true], [0.9, false])).toBe(0);
    expect(of([0.5, true], [0.5, false])).toBe(0.5);
    expect(of([0.5, true])).toBeNaN();
  });

  it('draw the curve from accepting nothing to accepting all, every call counted', () => {
    const curve = curveOf(rows);
    expect(curve[0]).toMatchObject({ strongShare: 1, score: 1, cost: 1.1 });
    expect(curve.at(-1)?.cost).toBeCloseTo(0.1, 12);
    expect(curve.map(({ strongShare }) => strongShare)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });

  it('find the best threshold in hindsight, and what chance and the truth would save', () => {
    expect(savingAt(curveOf(rows), 1, 1)).toBeCloseTo(0.4, 12);
    expect(savingAt(curveOf(rows), 1, 0.75)).toBeCloseTo(0.65, 12);
    expect(randomSavingAt(rows, 0.75)).toBeCloseTo(0.4, 12);
    expect(oracleSavingAt(rows, 1)).toBeCloseTo(0.4, 12);
  });

  it('count a prompt that went straight to the dear model without a draft, and never accept it', () => {
    const routed = row(0, 1, 1, { isDrafted: false, draftUsd: 0, decision: 'reject' });
    const report = reportOf([...rows, routed]);
    expect(report.asShipped.saving).toBeCloseTo(1 - (2 * 0.1 + 2 * 1.1 + 1) / 5, 12);
    expect(report.curve.at(-1)?.strongShare).toBeCloseTo(0.2, 12);
  });

  it('give a ranking that recovers everything at once the full area but for its first step', () => {
    const { apgr, cpt50 } = routingMetrics(rows);
    expect(apgr).toBeCloseTo(0.75, 12);
    expect(cpt50).toBe(0.25);
  });

  it('say what is not known as null, never as a number', () => {
    expect(reportOf([row(0.9, 1, 1)])).toMatchObject({ auroc: null, apgr: null });
  });
});

describe('a fitted price', () => {
  it('finds the rates that answers were charged by', () => {
    const answers = [
      [100, 50],
      [10, 500],
      [300, 20],
    ].map(([inputTokens = 0, outputTokens = 0]) => ({
      score: 1,
      inputTokens,
      outputTokens,
      costUsd: (inputTokens * 3 + outputTokens * 15) / 1e6,
    }));
    const price = fitPrice(answers);
    expect(price?.inputPer1M).toBeCloseTo(3, 9);
    expect(price?.outputPer1M).toBeCloseTo(15, 9);
  });

  it('is one rate when all answers are alike, and unknown without any', () => {
    const alike = { score: 1, inputTokens: 100, outputTokens: 100, costUsd: 0.0002 };
    expect(fitPrice([alike, alike])?.inputPer1M).toBeCloseTo(1, 9);
    expect(fitPrice([])).toBeUndefined();
  });
});
