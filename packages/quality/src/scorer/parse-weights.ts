import { decodeScorerWeights, type EncodedScorerWeights } from './encode-scorer-weights.js';
import type { ScorerWeights } from './scorer-weights.js';

/**
 * Reads the file of weights that `encodeScorerWeights` gave.
 *
 * @throws Error when it is no such file, or of another version
 */
export function parseWeights(text: string): ScorerWeights {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('featureVersion' in value)) {
    throw new Error('it is not a file of scorer weights');
  }
  // Its parts are checked as they are decoded.
  return decodeScorerWeights(value as EncodedScorerWeights);
}
