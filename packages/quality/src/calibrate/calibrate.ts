import { lowerBound, pValueOfMean, upperBound } from './bounds.js';

/** A question that both models answered. */
export interface CalibrationRow {
  /** What the gate made of the draft, in [0, 1]; -1 where no draft was made: the dear model was asked at once. */
  readonly score: number;
  /** Quality of the draft, in [0, 1]. */
  readonly draftQuality: number;
  /** Quality of the dear model's answer, in [0, 1]. */
  readonly dearQuality: number;
  /** What was paid before the decision: the draft and an opinion, in US dollars. */
  readonly spentUsd: number;
  /** What the dear model's answer costs, in US dollars. */
  readonly dearUsd: number;
  /** The row is known only because its draft was accepted at this threshold: nothing is known below it. */
  readonly acceptedAt?: number;
  /** For thresholds by domain. */
  readonly domain?: string;
}

export interface CalibrationGoal {
  /** Mean quality of the cascade as a share of the dear model's, above 0 and below 1. */
  readonly target: number;
  /** How sure the statement must be, above 0 and below 1. */
  readonly confidence: number;
}

/** The cheapest threshold that keeps the target, or how many answers are missing to say so. */
export type CalibrationOutcome =
  | {
      readonly kind: 'calibrated';
      readonly threshold: number;
      readonly n: number;
      /** With the stated confidence the cascade's mean quality is at least this share of the dear model's. */
      readonly guaranteedQuality: number;
      /** Share of the dear model's cost that was saved on these rows; negative: it costs more; null: it is not known. */
      readonly expectedSaving: number | null;
    }
  | { readonly kind: 'too-few'; readonly n: number; readonly missing: number };

const gridSteps = 200;

/**
 * Finds the lowest threshold at which the mean quality of the cascade is, with the stated confidence, at least `target`
 * times that of the dear model.
 *
 * What an accepted draft may lose against the dear model is bounded by (1 - target) times a lower bound of the dear
 * model's mean; the error probability is split evenly between the two statements. Thresholds are tested from strict to
 * lax on a fixed grid, and the first that fails ends the search (fixed-sequence testing, as in Angelopoulos et al.,
 * Learn then Test, 2021), so that looking at many of them costs no confidence.
 */
export function calibrate(
  rows: readonly CalibrationRow[],
  { target, confidence }: CalibrationGoal,
): CalibrationOutcome {
  const error = (1 - confidence) / 2;
  const n = rows.length;
  const ungraded = rows.findIndex(({ draftQuality, dearQuality }) => !isGrade(draftQuality) || !isGrade(dearQuality));
  if (ungraded >= 0) throw new Error(`row ${ungraded + 1} has no grades from 0 to 1: a calibration needs them all`);
  const dearQualities = rows.map((row) => row.dearQuality);
  const dearAtLeast = n === 0 ? 0 : lowerBound(dearQualities, error);
  const allowedLoss = (1 - target) * dearAtLeast;
  const floor = lowestKnown(rows);
  let threshold: number | undefined;
  for (let step = gridSteps; step / gridSteps >= floor; step--) {
    if (pValueOfMean(lossesAt(rows, step / gridSteps), allowedLoss) > error) break;
    threshold = step / gridSteps;
  }
  if (threshold === undefined) return { kind: 'too-few', n, missing: missingRows(rows, target, error) };
  const worstLoss = upperBound(lossesAt(rows, threshold), error);
  return {
    kind: 'calibrated',
    threshold,
    n,
    guaranteedQuality: Math.max(target, 1 - worstLoss / dearAtLeast),
    expectedSaving: rows.some(({ acceptedAt }) => acceptedAt !== undefined) ? null : savingAt(rows, threshold),
  };
}

/** Below it no row can say what a draft is worth: the lowest score that was seen, and the threshold that chose the rows. */
function lowestKnown(rows: readonly CalibrationRow[]): number {
  const scores = rows.filter(({ score }) => score >= 0).map(({ score }) => score);
  const seen = scores.reduce((least, score) => Math.min(least, score), 1);
  return rows.reduce(
    (most, { acceptedAt = 0 }) => Math.max(most, acceptedAt),
    Math.floor(seen * gridSteps) / gridSteps,
  );
}

/** What each row loses when drafts that reach the threshold are accepted. A draft that is better gains nothing here. */
function lossesAt(rows: readonly CalibrationRow[], threshold: number): readonly number[] {
  return rows.map(({ score, draftQuality, dearQuality }) =>
    score >= threshold ? Math.max(0, dearQuality - draftQuality) : 0,
  );
}

function isGrade(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** Share of the always-dear cost that a threshold saves. */
export function savingAt(rows: readonly CalibrationRow[], threshold: number): number | null {
  let spent = 0;
  let dear = 0;
  for (const row of rows) {
    spent += row.spentUsd + (row.score >= threshold ? 0 : row.dearUsd);
    dear += row.dearUsd;
  }
  return dear > 0 && Number.isFinite(spent) ? 1 - spent / dear : null;
}

/** How many more rows like these are needed before even a perfect strictest threshold can be told to keep the target. */
function missingRows(rows: readonly CalibrationRow[], target: number, error: number): number {
  const n = rows.length;
  // Before there are any, a dear model that is nearly always right is hoped for.
  const mean = n === 0 ? 0.95 : rows.reduce((total, row) => total + row.dearQuality, 0) / n;
  const strictLoss = n === 0 ? 0 : lossesAt(rows, 1).reduce((total, loss) => total + loss, 0) / n;
  for (let more = 1; more < 100_000; more = Math.ceil(more * 1.05)) {
    const size = n + more;
    const dear = lowerBound(coins(size, mean), error);
    if (pValueOfMean(coins(size, strictLoss), (1 - target) * dear) <= error) return more;
  }
  return 100_000;
}

/** So many zeros and ones with about this mean. */
function coins(size: number, mean: number): readonly number[] {
  const ones = Math.round(size * mean);
  return Array.from({ length: size }, (_, place) => (place < ones ? 1 : 0));
}
