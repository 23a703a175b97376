import { encodeScorerWeights } from './encode-scorer-weights.js';
import type { ScorerWeights } from './scorer-weights.js';
import { shippedWeights } from './shipped-weights.js';

const known = new WeakMap<ScorerWeights, string>();

/** A short name of weights: the same weights have the same name, others another (FNV-1a, 32 bits). */
export function weightsId(weights: ScorerWeights = shippedWeights()): string {
  const found = known.get(weights) ?? hash(JSON.stringify(encodeScorerWeights(weights)));
  known.set(weights, found);
  return found;
}

function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    state = Math.imul(state ^ text.charCodeAt(place), 0x01000193) >>> 0;
  }
  return state.toString(16).padStart(8, '0');
}
