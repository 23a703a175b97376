import { fromBase64 } from '@cascade/core/provider-kit';
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

/** The model unpacked for scoring: about 1 MB. */
export interface PromptModel extends Pick<EncodedPromptModel, 'outputs' | 'bias' | 'scales' | 'levels'> {
  readonly shape: Float32Array;
  /** By feature id: 0 for a feature that is not known, else 1 plus its row. */
  readonly rowOf: Uint16Array;
  readonly rows: Int8Array;
}

/** Unpacks a shipped model. */
export function decodePromptModel(encoded: EncodedPromptModel): PromptModel {
  const { outputs, bias, scales, levels } = encoded;
  const ids = decodeIds(encoded.ids);
  const singleIds = decodeIds(encoded.singleIds);
  const rowOf = new Uint16Array(2 ** hashBits);
  [...ids, ...singleIds].forEach((id, row) => {
    rowOf[id] = row + 1;
  });
  const rows = new Int8Array((ids.length + singleIds.length) * outputs);
  const packed = fromBase64(encoded.weights);
  for (let place = 0; place < ids.length * outputs; place += 1) {
    rows[place] = decodeWeight((packed[place >> 1] ?? 0) >> ((place & 1) * 4));
  }
  fromBase64(encoded.singleWeights).forEach((byte, index) => {
    rows[(ids.length + index) * outputs + (byte >> 4)] = decodeWeight(byte);
  });
  return { outputs, bias, scales, levels, shape: Float32Array.from(encoded.shape), rowOf, rows };
}

function decodeWeight(bits: number): number {
  const value = (bits & 15) - 8;
  return value * Math.abs(value);
}

function decodeIds(text: string): number[] {
  const ids: number[] = [];
  let id = -1;
  for (const step of fromBase64(text)) {
    id += step;
    if (step < 255) ids.push(id);
  }
  return ids;
}
