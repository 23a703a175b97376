import { scoreLogistic } from '../linear/score-logistic.js';
import { sigmoid } from '../linear/sigmoid.js';
import { promptInput } from './scorer-inputs.js';
import type { ScorerWeights } from './scorer-weights.js';
import { shippedWeights } from './shipped-weights.js';

/** What the scorer expects of a prompt before any model is called. Not probabilities unless calibrated on own traffic. */
export interface PromptScore {
  /** How much it looks like prompts that a cheap model got right; in [0, 1]. */
  readonly right: number;
  /** The same of a dear model. */
  readonly dearRight: number;
  /** `dearRight - right`: what going straight to the dear model promises. */
  readonly gain: number;
}

/** Scores a prompt on its own; with the shipped weights a weak signal, made for `refit` on own outcomes. */
export function scorePrompt(prompt: string, weights: ScorerWeights = shippedWeights()): PromptScore {
  const input = promptInput(prompt, weights.prompt);
  const right = sigmoid(scoreLogistic(weights.prompt.right, input));
  const dearRight = sigmoid(scoreLogistic(weights.prompt.dearRight, input));
  return { right, dearRight, gain: dearRight - right };
}
