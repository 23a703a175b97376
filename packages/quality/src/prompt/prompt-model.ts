import { fromBase85 } from '../linear/base85.js';
import { IdIndex } from '../linear/id-index.js';
import { decodeIds } from '../linear/id-steps.js';
import { unpackWeight } from '../linear/unpack-weight.js';
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
  /** Base 85: steps between the ids of features with a weight for every output, rising; 255 means 255 and more to come. */
  readonly ids: string;
  /** Base 85: four bits per weight, low half first; the value v from -7 to 7, plus 8, stands for v * |v|. */
  readonly weights: string;
  /** Base 85: as `ids`, of the features that speak for or against one output only. */
  readonly singleIds: string;
  /** Base 85: a byte per such feature, the output in the high half and the weight, as in `weights`, in the low. */
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
  const known = new IdIndex(decodeIds(fromBase85(encoded.ids)), hashBits);
  const single = new IdIndex(decodeIds(fromBase85(encoded.singleIds)), hashBits);
  const packed = fromBase85(encoded.weights);
  const rows = new Int8Array(known.size * outputs);
  for (let place = 0; place < rows.length; place += 1) {
    rows[place] = unpackWeight((packed[place >> 1] ?? 0) >> ((place & 1) * 4));
  }
  const singleWeights = fromBase85(encoded.singleWeights);
  return { outputs, bias, scales, levels, shape: Float32Array.from(encoded.shape), known, rows, single, singleWeights };
}
