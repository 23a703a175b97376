import type { TokenLogprob } from '@cascade/core/spec';
import { logprobFeatures } from '../logprobs/logprob-features.js';
import { logprobScore } from '../logprobs/logprob-score.js';

/** The score that says nothing for or against a draft. */
const neutral = 0.8;
const weight = 0.4;

/**
 * What log-probabilities add to the log-odds of a draft being right. Much where the answer is a number or a letter, whose
 * likelihood was found to tell right from wrong; little for free text, where they say more about the phrasing.
 */
export function logprobEvidence(tokens: readonly TokenLogprob[] | undefined): number {
  const features = logprobFeatures(tokens ?? []);
  if (features === undefined) return 0;
  const score = Math.min(0.99, Math.max(0.01, logprobScore(features)));
  const evidence = weight * (Math.log(score / (1 - score)) - Math.log(neutral / (1 - neutral)));
  return features.answer === undefined ? clamp(evidence, -0.25, 0.2) : clamp(evidence, -0.9, 0.5);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
