/** The gate: judges the drafts of cheap models, so that dear ones are asked only when it pays. @module */

export { type Calibration, gateVersion, parseCalibration } from './calibrate/calibration.js';
export { checkCode } from './checks/check-code.js';
export { checkCut } from './checks/check-cut.js';
export { checkEcho } from './checks/check-echo.js';
export { checkEmpty } from './checks/check-empty.js';
export { checkErrorText } from './checks/check-error-text.js';
export { checkFormat } from './checks/check-format.js';
export { checkLanguage } from './checks/check-language.js';
export { checkLength } from './checks/check-length.js';
export { checkNoise } from './checks/check-noise.js';
export { checkOffTopic } from './checks/check-off-topic.js';
export { checkRefusal } from './checks/check-refusal.js';
export { checkSchema } from './checks/check-schema.js';
export { checkTool } from './checks/check-tool.js';
export type { CheckName, Finding } from './checks/finding.js';
export { type HardCheckOptions, hardChecks, quickChecks } from './checks/hard-checks.js';
export { validateJson } from './checks/validate-json.js';
export { watchDraft } from './checks/watch-draft.js';
export type { DraftView } from './draft-view.js';
export { classifyRequest } from './gate/classify-request.js';
export { type ExpectedPath, expectedPaths } from './gate/expected-paths.js';
export { explain } from './gate/explain.js';
export { qualityGate } from './gate/quality-gate.js';
export type {
  DomainOptions,
  DriftAlarm,
  OpinionOptions,
  OwnCheck,
  OwnCheckContext,
  OwnFinding,
  QualityGateOptions,
  ShadowOptions,
} from './gate/quality-gate-options.js';
export { type ThresholdOption, type ThresholdPreset, type Thresholds, thresholdPresets } from './gate/thresholds.js';
export { agreementOfSamples } from './opinion/agreement-of-samples.js';
export { type Agreement, compareAnswers } from './opinion/compare-answers.js';
export { isComparable } from './opinion/is-comparable.js';
export type { Question } from './opinion/question.js';
export { classifyPrompt } from './prompt/classify-prompt.js';
export { type Complexity, complexities, type Domain, domains, type PromptClass } from './prompt/prompt-class.js';
export { parseWeights } from './scorer/parse-weights.js';
export { type DraftScore, type ScoreDraftOptions, scoreDraft } from './scorer/score-draft.js';
export { type PromptScore, scorePrompt } from './scorer/score-prompt.js';
export type { ScorerWeights } from './scorer/scorer-weights.js';
export { shippedWeights } from './scorer/shipped-weights.js';
export { weightsId } from './scorer/weights-id.js';
