import type { LinearWeights } from '../linear/linear-weights.js';

/** How features are brought to one scale: (value - mean) / scale, at most 2 away from 0. */
export interface Standard {
  readonly means: Float32Array;
  readonly scales: Float32Array;
}

/** Two linear models over the same features: is the draft right, and would the dear model's answer be right. */
export interface TwoHeads {
  readonly standard: Standard;
  readonly right: LinearWeights;
  readonly dearRight: LinearWeights;
}

/** Where the scale of scores is anchored on the log-odds of the right-head. */
export interface ScoreAnchors {
  /** Log-odds that get the score 0.70: a quarter (in the shipped weights at most 30 %) of right drafts lie below. */
  readonly at70: number;
  /** Log-odds that get the score 0.85: the median of those drafts. Above `at70`. */
  readonly at85: number;
}

/** All that the scorer learned. Plain data: it survives `encodeScorerWeights` and `decodeScorerWeights`. */
export interface ScorerWeights {
  /** Reads prompt and draft. */
  readonly draft: TwoHeads;
  /** Reads the prompt alone, before any model is called. */
  readonly prompt: TwoHeads;
  readonly anchors: ScoreAnchors;
}
