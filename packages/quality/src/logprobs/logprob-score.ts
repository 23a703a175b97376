import type { LogprobFeatures } from './logprob-features.js';

/**
 * How sure the model was of its words, in [0, 1]: a weighted mean of token likelihoods, half of it the answer's own where
 * there is one. It rises with every one of its inputs. It is not a probability of being right: a model can be sure and wrong.
 */
export function logprobScore(features: LogprobFeatures): number {
  const { mean, quantile10, answer } = features;
  const wording = 0.6 * Math.exp(mean) + 0.4 * Math.exp(quantile10);
  return answer === undefined ? wording : 0.5 * Math.exp(answer) + 0.5 * wording;
}
