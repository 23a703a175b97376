import type { ScorerWeights } from '../scorer/scorer-weights.js';
import { weightsId } from '../scorer/weights-id.js';
import { type CalibrationGoal, type CalibrationOutcome, type CalibrationRow, calibrate } from './calibrate.js';
import { type Calibration, gateVersion } from './calibration.js';

/** What `makeCalibration` found: a calibration to keep, or how many answers are missing. */
export type MadeCalibration = Calibration | Extract<CalibrationOutcome, { kind: 'too-few' }>;

/**
 * Calibrates over all rows, and by domain where there are enough rows of it: each statement has the stated confidence by
 * itself.
 *
 * @param weights - those of the scorer that scored the rows. Default: the shipped ones
 */
export function makeCalibration(
  rows: readonly CalibrationRow[],
  models: Calibration['models'],
  goal: CalibrationGoal,
  weights?: ScorerWeights,
): MadeCalibration {
  const outcome = calibrate(rows, goal);
  if (outcome.kind === 'too-few') return outcome;
  const { kind: _kind, ...found } = outcome;
  const domains = calibrateDomains(rows, goal);
  return {
    version: 1,
    ...found,
    ...goal,
    models,
    gate: gateVersion,
    weights: weightsId(weights),
    ...(Object.keys(domains).length > 0 && { domains }),
  };
}

function calibrateDomains(rows: readonly CalibrationRow[], goal: CalibrationGoal): NonNullable<Calibration['domains']> {
  const names = new Set(rows.flatMap(({ domain }) => domain ?? []));
  if (names.size < 2) return {};
  const found = [...names].sort().flatMap((name) => {
    const outcome = calibrate(
      rows.filter(({ domain }) => domain === name),
      goal,
    );
    return outcome.kind === 'calibrated' ? [[name, { threshold: outcome.threshold, n: outcome.n }] as const] : [];
  });
  return Object.fromEntries(found);
}
