import { sigmoid } from '../linear/sigmoid.js';
import type { ScoreAnchors } from './scorer-weights.js';

const logitOf70 = Math.log(0.7 / 0.3);
const logitOf85 = Math.log(0.85 / 0.15);

/**
 * Log-odds as a score in [0, 1]: the logistic curve through (at70, 0.70) and (at85, 0.85). Monotone, so it changes no
 * ranking; a score is a place among right drafts, not a probability.
 */
export function anchoredScore(logit: number, { at70, at85 }: ScoreAnchors): number {
  const slope = (logitOf85 - logitOf70) / (at85 - at70);
  return sigmoid(logitOf70 + slope * (logit - at70));
}
