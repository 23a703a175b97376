import type { LinearInput, LinearWeights } from './linear-weights.js';

/** The log-odds that a linear model gives a row. Ids and features beyond the model's are ignored. */
export function scoreLogistic(weights: LinearWeights, input: LinearInput): number {
  let logit = weights.bias;
  const { dense, buckets } = input;
  if (dense !== undefined) {
    const shared = Math.min(dense.length, weights.dense.length);
    for (let index = 0; index < shared; index += 1) logit += (weights.dense[index] ?? 0) * (dense[index] ?? 0);
  }
  if (weights.buckets.length === 0 || buckets.length === 0) return logit;
  let sum = 0;
  for (const id of buckets) sum += weights.buckets[id] ?? 0;
  return logit + sum / Math.sqrt(buckets.length);
}
