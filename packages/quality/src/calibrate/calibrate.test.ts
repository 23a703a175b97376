import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../linear/seeded-random.js';
import { binomialCdf } from './binomial.js';
import { lowerBound, pValueOfMean, upperBound } from './bounds.js';
import { type CalibrationRow, calibrate } from './calibrate.js';
import { parseCalibration } from './calibration.js';
import { makeCalibration } from './make-calibration.js';

/** Drafts that are right as often as their score says, of a world in which the dear model is nearly always right. */
function rowsOf(n: number, random: () => number, graded = false): readonly CalibrationRow[] {
  return Array.from({ length: n }, () => {
    const score = random();
    const isRight = random() < score ** 0.3;
    const dearQuality = random() < 0.96 ? 1 : 0;
    const draftQuality = graded ? (isRight ? 0.9 : 0.2) : isRight ? 1 : 0;
    return { score, draftQuality, dearQuality, spentUsd: 0.1, dearUsd: 1 };
  });
}

/** Expected loss of accepting at a threshold in that world, by a large sample. */
const world = rowsOf(200_000, seededRandom(99));
const gradedWorld = rowsOf(200_000, seededRandom(99), true);

function qualityShare(rows: readonly CalibrationRow[], threshold: number): number {
  let [cascade, dear] = [0, 0];
  for (const row of rows) {
    cascade += row.score >= threshold ? row.draftQuality : row.dearQuality;
    dear += row.dearQuality;
  }
  return cascade / dear;
}

describe('bounds of a mean', () => {
  it('are those of Clopper and Pearson for zeros and ones', () => {
    // Textbook values: 0 of 30 and 3 of 20 at 95 % one-sided.
    expect(upperBound(Array(30).fill(0), 0.05)).toBeCloseTo(0.095, 3);
    const three = [...Array(3).fill(1), ...Array(17).fill(0)];
    expect(upperBound(three, 0.05)).toBeCloseTo(0.3437, 3);
    expect(lowerBound(three, 0.05)).toBeCloseTo(0.0422, 3);
  });

  it('agree with an exact sum of the binomial distribution', () => {
    expect(binomialCdf(2, 5, 0.5)).toBeCloseTo(0.5, 12);
    expect(binomialCdf(0, 1_000, 0.01)).toBeCloseTo(0.99 ** 1_000, 15);
    expect(binomialCdf(10, 10, 0.3)).toBe(1);
  });

  it('hold the true mean as often as they promise, for graded losses too', () => {
    const random = seededRandom(7);
    let misses = 0;
    for (let draw = 0; draw < 500; draw++) {
      const losses = Array.from({ length: 60 }, () => random() ** 3);
      if (upperBound(losses, 0.1) < 0.25) misses++;
    }
    expect(misses).toBeLessThanOrEqual(50);
  });

  it('never say that a mean is surely small when it was seen to be larger', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }), (losses) => {
        const mean = losses.reduce((total, loss) => total + loss, 0) / losses.length;
        expect(pValueOfMean(losses, Math.max(0, mean - 1e-6))).toBeGreaterThan(0.1);
      }),
    );
  });
});

describe('a calibration', () => {
  it.each([
    ['graded 0 or 1', world, false],
    ['graded in between', gradedWorld, true],
  ])('misses its target in at most one of ten draws at every size it accepts (%s)', (_what, all, graded) => {
    const random = seededRandom(3);
    for (const n of [60, 100, 200, 400]) {
      let misses = 0;
      let found = 0;
      for (let draw = 0; draw < 100; draw++) {
        const outcome = calibrate(rowsOf(n, random, graded), { target: 0.9, confidence: 0.9 });
        if (outcome.kind === 'too-few') continue;
        found++;
        if (qualityShare(all, outcome.threshold) < 0.9) misses++;
      }
      expect(misses, `${n} answers, ${found} calibrated`).toBeLessThanOrEqual(10);
    }
  });

  it('saves more with more answers, and guarantees at least the target', () => {
    const goal = { target: 0.9, confidence: 0.9 };
    const [few, many] = [150, 3_000].map((n) => calibrate(rowsOf(n, seededRandom(5)), goal));
    if (few?.kind !== 'calibrated' || many?.kind !== 'calibrated') throw new Error('both must be calibrated');
    expect(many.expectedSaving ?? 0).toBeGreaterThan(few.expectedSaving ?? 1);
    expect(few.guaranteedQuality).toBeGreaterThanOrEqual(0.9);
  });

  it('says how many answers are missing, and that many are enough', () => {
    const random = seededRandom(11);
    const rows = rowsOf(20, random).map((row) => ({ ...row, dearQuality: 1 }));
    const outcome = calibrate(rows, { target: 0.95, confidence: 0.9 });
    if (outcome.kind !== 'too-few') throw new Error('twenty rows are too few');
    expect(outcome.missing).toBeGreaterThan(20);
    const perfect = Array.from({ length: outcome.missing }, () => ({
      score: 1,
      draftQuality: 1,
      dearQuality: 1,
      spentUsd: 0.1,
      dearUsd: 1,
    }));
    expect(
      calibrate([...rows.map((row) => ({ ...row, score: 0 })), ...perfect], { target: 0.95, confidence: 0.9 }).kind,
    ).toBe('calibrated');
  });

  it('never goes below what was seen, nor below the threshold that chose the rows', () => {
    const rows = rowsOf(300, seededRandom(8)).map((row) => ({ ...row, score: 0.7 + 0.3 * row.score, draftQuality: 1 }));
    const goal = { target: 0.95, confidence: 0.9 };
    expect(calibrate(rows, goal)).toMatchObject({ kind: 'calibrated', threshold: 0.7 });
    const chosen = calibrate(
      rows.map((row) => ({ ...row, acceptedAt: 0.8 })),
      goal,
    );
    expect(chosen).toMatchObject({ threshold: 0.8, expectedSaving: null });
  });

  it('refuses rows without grades', () => {
    const rows = rowsOf(100, seededRandom(8));
    const bad = [...rows, ...rows.slice(0, 1).map((row) => ({ ...row, draftQuality: Number.NaN }))];
    expect(() => calibrate(bad, { target: 0.95, confidence: 0.9 })).toThrow('row 101 has no grades');
  });

  it('has too few answers when there are none', () => {
    expect(calibrate([], { target: 0.95, confidence: 0.9 })).toMatchObject({ kind: 'too-few', n: 0 });
  });

  it('gives domains with enough answers a threshold of their own', () => {
    const random = seededRandom(2);
    const easy = rowsOf(400, random).map((row) => ({ ...row, domain: 'GENERAL', draftQuality: row.dearQuality }));
    const few = rowsOf(10, random).map((row) => ({ ...row, domain: 'LEGAL' }));
    const made = makeCalibration([...easy, ...few], { draft: 'a', dear: 'b' }, { target: 0.9, confidence: 0.9 });
    if ('kind' in made) throw new Error('there are enough answers');
    expect(made.domains).toEqual({ GENERAL: { threshold: 0, n: 400 } });
    expect(parseCalibration(JSON.stringify(made))).toEqual(made);
  });
});
