import { fromBase64 } from '@cascade/core/provider-kit';
import { decodeIds, IdIndex } from '../linear/id-index.js';
import { hashBits } from './hash-prompt.js';

/** The model as it is shipped. See scripts/prompt for how it is made. */
export interface EncodedPromptModel {
  /** Numbers per feature: one per domain, then the difficulty. */
  readonly outputs: number;
  readonly bias: readonly number[];
  /** Row-major, `outputs` numbers per entry of `shapeNames`. */
  readonly shape: readonly number[];
  /** What the largest weight, 49, stands for, per output. */
  readonly scales: readonly number[];
  /** Base64: steps between the ids of features with a weight for every output, rising; 255 means 255 and more to come. */
  readonly ids: string;
  /** Base64: four bits per weight, low half first; the value v from -7 to 7, plus 8, stands for v * |v|. */
  readonly weights: string;
  /** Base64: as `ids`, of the features that speak for or against one output only. */
  readonly singleIds: string;
  /** Base64: a byte per such feature, the output in the high half and the weight, as in `weights`, in the low. */
  readonly singleWeights: string;
  /** Difficulties at which simple, moderate, hard and expert begin. */
  readonly levels: readonly number[];
}

/** The model unpacked for scoring: about 400 kB. */
export interface PromptModel extends Pick<EncodedPromptModel, 'outputs' | 'bias' | 'scales' | 'levels'> {
  readonly shape: Float32Array;
  /** Features with a weight for every output, and their weights, `outputs` for each. */
  readonly known: IdIndex;
  readonly rows: Int8Array;
  /** Features with one weight, and a byte of each: the output in the high half and the weight in the low. */
  readonly single: IdIndex;
  readonly singleWeights: Uint8Array;
}

/** Unpacks a shipped model. */
export function decodePromptModel(encoded: EncodedPromptModel): PromptModel {
  const { outputs, bias, scales, levels } = encoded;
  const known = new IdIndex(decodeIds(fromBase64(encoded.ids)), hashBits);
  const single = new IdIndex(decodeIds(fromBase64(encoded.singleIds)), hashBits);
  const packed = fromBase64(encoded.weights);
  const rows = new Int8Array(known.size * outputs);
  for (let place = 0; place < rows.length; place += 1) {
    rows[place] = unpackWeight((packed[place >> 1] ?? 0) >> ((place & 1) * 4));
  }
  const singleWeights = fromBase64(encoded.singleWeights);
  return { outputs, bias, scales, levels, shape: Float32Array.from(encoded.shape), known, rows, single, singleWeights };
}

/** The weight in the low half of a byte. */
export function unpackWeight(byte: number): number {
  const value = (byte & 15) - 8;
  return value * Math.abs(value);
}
