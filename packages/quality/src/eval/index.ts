/** Measuring a gate: recorded answers, calibration, learning from outcomes, statistics. @module */

export {
  type CalibrationGoal,
  type CalibrationOutcome,
  type CalibrationRow,
  calibrate,
} from '../calibrate/calibrate.js';
export { calibrationRows, calibrationRowsOfLog } from '../calibrate/calibration-rows.js';
export { type MadeCalibration, makeCalibration } from '../calibrate/make-calibration.js';
export {
  decodeScorerWeights,
  type EncodedScorerWeights,
  encodeScorerWeights,
} from '../scorer/encode-scorer-weights.js';
export { type Outcome, type RefitOptions, refit } from '../scorer/refit.js';
export { driftOf, type ShadowStats } from '../stats/drift-of.js';
export { adviceOn, type CascadeStats, statsOf } from '../stats/stats-of.js';
export { type EvalRow, parseEvalRow, type RecordedAnswer } from './eval-row.js';
export { type EvaluateOptions, type Evaluation, evaluate, replayAsShipped } from './evaluate.js';
export { type JudgedRow, type JudgeRow, judgeRow, parseJudgeRow } from './judge-row.js';
export { type Cast, type ReplayedRow, rowsOf } from './replay.js';
export { type EvalReport, reportOf, type Savings } from './report.js';
