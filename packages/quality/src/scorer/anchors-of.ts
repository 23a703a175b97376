import type { ScoreAnchors } from './scorer-weights.js';

/** Anchors closer than this would make the score a step. */
const leastDistance = 0.05;

/** The anchors for log-odds of drafts known to be right: their lower quartile and their median. */
export function anchorsOf(logits: readonly number[]): ScoreAnchors {
  const sorted = Float64Array.from(logits).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { at70: at(0.25), at85: Math.max(at(0.5), at(0.25) + leastDistance) };
}
