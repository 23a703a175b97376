import { decodeWeights } from '../linear/decode-weights.js';
import { type EncodedWeights, encodeWeights } from '../linear/encode-weights.js';
import type { ScoreAnchors, ScorerWeights, Standard, TwoHeads } from './scorer-weights.js';

interface EncodedHeads {
  readonly means: readonly number[];
  readonly scales: readonly number[];
  readonly right: EncodedWeights;
  readonly dearRight: EncodedWeights;
}

/** Scorer weights as JSON-safe data, to be kept in a file, a store or a module. */
export interface EncodedScorerWeights {
  /** Of the list of features; weights of another version are refused. */
  readonly featureVersion: number;
  readonly draft: EncodedHeads;
  readonly prompt: EncodedHeads;
  readonly anchors: ScoreAnchors;
}

/** Raised whenever a feature is added, removed or means something else. */
const featureVersion = 1;

/** Packs weights. Bucket weights are rounded to one byte each. */
export function encodeScorerWeights({ draft, prompt, anchors }: ScorerWeights): EncodedScorerWeights {
  return { featureVersion, draft: encodeHeads(draft), prompt: encodeHeads(prompt), anchors };
}

/**
 * The reverse of `encodeScorerWeights`. Throws a RangeError on weights that were learned from other features
 * or whose parts do not fit each other.
 */
export function decodeScorerWeights(encoded: EncodedScorerWeights): ScorerWeights {
  if (encoded.featureVersion !== featureVersion) {
    throw new RangeError(
      `Scorer weights of feature version ${encoded.featureVersion} do not fit version ${featureVersion}: refit them.`,
    );
  }
  const { at70, at85 } = encoded.anchors;
  if (!(at85 > at70)) throw new RangeError('Scorer weights need anchors with at85 above at70.');
  return { draft: decodeHeads(encoded.draft), prompt: decodeHeads(encoded.prompt), anchors: { at70, at85 } };
}

function encodeHeads({ standard, right, dearRight }: TwoHeads): EncodedHeads {
  return { ...encodeStandard(standard), right: encodeWeights(right), dearRight: encodeWeights(dearRight) };
}

function encodeStandard({ means, scales }: Standard) {
  const round = (value: number) => Math.round(value * 1e5) / 1e5;
  return { means: Array.from(means, round), scales: Array.from(scales, round) };
}

function decodeHeads({ means, scales, right, dearRight }: EncodedHeads): TwoHeads {
  const standard = { means: Float32Array.from(means), scales: Float32Array.from(scales) };
  const heads = { standard, right: decodeWeights(right), dearRight: decodeWeights(dearRight) };
  const sizes = [scales.length, heads.right.dense.length, heads.dearRight.dense.length];
  if (sizes.some((size) => size !== means.length))
    throw new RangeError('The parts of scorer weights differ in length.');
  return heads;
}
