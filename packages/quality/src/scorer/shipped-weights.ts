import { decodeScorerWeights } from './encode-scorer-weights.js';
import { encodedScorerWeights } from './scorer-weights.generated.js';
import type { ScorerWeights } from './scorer-weights.js';

let decoded: ScorerWeights | undefined;

/** The weights that come with the package, decoded on first use. What they were learned from: WEIGHTS.md. */
export function shippedWeights(): ScorerWeights {
  decoded ??= decodeScorerWeights(encodedScorerWeights);
  return decoded;
}
