import type { Standard } from './scorer-weights.js';

/** Features further from the mean than this many scales say no more: drafts unlike any seen before stay comparable. */
const farthest = 2;

/** Features on one scale, in [-2, 2]; what does not apply (NaN) is as usual: 0. */
export function standardise(features: readonly number[], { means, scales }: Standard): number[] {
  return features.map((value, index) => {
    if (Number.isNaN(value)) return 0;
    const scaled = (value - (means[index] ?? 0)) / (scales[index] ?? 1);
    return Math.max(-farthest, Math.min(farthest, scaled));
  });
}
