import type { TokenLogprob } from '@cascade/core/spec';
import type { DraftView } from '../draft-view.js';
import { scoreLogistic } from '../linear/score-logistic.js';
import { sigmoid } from '../linear/sigmoid.js';
import { anchoredScore } from './anchored-score.js';
import { logprobEvidence } from './logprob-evidence.js';
import { draftInput } from './scorer-inputs.js';
import type { ScorerWeights } from './scorer-weights.js';
import { shippedWeights } from './shipped-weights.js';

/** What the scorer makes of a draft. All but `gain` in [0, 1]; none is a probability unless calibrated on own traffic. */
export interface DraftScore {
  /** How much the draft looks like drafts that were right. */
  readonly right: number;
  /** How much it looks like questions that a dear model got right. */
  readonly dearRight: number;
  /** `dearRight - right`: what asking the dear model promises; ranks escalations once both heads have seen own labels. */
  readonly gain: number;
  /**
   * For thresholds. With the shipped weights at least 70 % of the right drafts of every kind they were learned from reach 0.70,
   * and half reach 0.85; so do many wrong ones, if fewer. WEIGHTS.md has the numbers on kinds that were left out.
   */
  readonly score: number;
}

export interface ScoreDraftOptions {
  /** Of the draft's tokens, where the provider returns them. */
  readonly logprobs?: readonly TokenLogprob[];
  /** Default: the shipped weights, which know nothing of your traffic. */
  readonly weights?: ScorerWeights;
}

/** Scores a draft by its text, its prompt and, if given, its log-probabilities. Linear, and reads a bounded part of both texts. */
export function scoreDraft(view: DraftView, options: ScoreDraftOptions = {}): DraftScore {
  const { draft, anchors } = options.weights ?? shippedWeights();
  const input = draftInput(view, draft);
  const logit = scoreLogistic(draft.right, input) + logprobEvidence(options.logprobs);
  const right = sigmoid(logit);
  const dearRight = sigmoid(scoreLogistic(draft.dearRight, input));
  return { right, dearRight, gain: dearRight - right, score: anchoredScore(logit, anchors) };
}
