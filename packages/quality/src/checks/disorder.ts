import { fromBase64 } from '@cascade/core/provider-kit';
import { encodedDisorder } from './disorder-weights.generated.js';
import { hashOrder, type OrderHashes } from './hash-order.js';

/** The model as it is shipped. See scripts/checks for how it is made. */
export interface EncodedDisorder {
  readonly bias: number;
  /** What the weight 49 stands for. */
  readonly scale: number;
  /** Base64: four bits per feature id, low half first; the value v from -7 to 7, plus 8, stands for v * |v|. */
  readonly weights: string;
}

/** Fewest features of a group that a text counts as having: a few words are little evidence. */
const leastFeatures = 30;

/** What each of so many features of a group is multiplied by. */
export function orderValue(count: number): number {
  return 1 / Math.sqrt(Math.max(count, leastFeatures));
}

/** Sums a text's weights, group by group. */
export function sumOrder({ pairs, runs }: OrderHashes, weightOf: (id: number) => number): number {
  const sum = (ids: readonly number[]): number => ids.reduce((total, id) => total + weightOf(id), 0);
  return sum(pairs) * orderValue(pairs.length) + sum(runs) * orderValue(runs.length);
}

let shipped: Int8Array | undefined;

function decode(weights: string): Int8Array {
  const packed = fromBase64(weights);
  return Int8Array.from({ length: 2 * packed.length }, (_, id) => {
    const value = (((packed[id >> 1] ?? 0) >> ((id & 1) * 4)) & 15) - 8;
    return value * Math.abs(value);
  });
}

/** Log-odds that a text is no language: shuffled, scrambled, wrongly decoded or random. Linear, bounded. */
export function disorder(text: string): number {
  shipped ??= decode(encodedDisorder.weights);
  const weights = shipped;
  const sum = sumOrder(hashOrder(text), (id) => weights[id] ?? 0);
  return encodedDisorder.bias + (sum * encodedDisorder.scale) / 49;
}
