import { fromBase85 } from '../linear/base85.js';
import { unpackWeight } from '../linear/unpack-weight.js';
import { encodedDisorder } from './disorder-weights.generated.js';
import { hashLetters, hashOrder, type OrderHashes } from './hash-order.js';

/** The model as it is shipped. See scripts/checks for how it is made. */
export interface EncodedDisorder {
  readonly bias: number;
  /** What the weight 49 stands for. */
  readonly scale: number;
  /** Base 85: four bits per feature id, low half first; the value v from -7 to 7, plus 8, stands for v * |v|. */
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
  return sumWeights(pairs, weightOf) * orderValue(pairs.length) + sumWeights(runs, weightOf) * orderValue(runs.length);
}

function sumWeights(ids: readonly number[], weightOf: (id: number) => number): number {
  let total = 0;
  for (const id of ids) total += weightOf(id);
  return total;
}

let shipped: Int8Array | undefined;

function decode(weights: string): Int8Array {
  const packed = fromBase85(weights);
  return Int8Array.from({ length: 2 * packed.length }, (_, id) =>
    unpackWeight((packed[id >> 1] ?? 0) >> ((id & 1) * 4)),
  );
}

function shippedWeight(id: number): number {
  shipped ??= decode(encodedDisorder.weights);
  return ((shipped[id] ?? 0) * encodedDisorder.scale) / 49;
}

/** Log-odds that a text is no language: shuffled, scrambled, wrongly decoded or random. Linear, bounded. */
export function disorder(text: string): number {
  return encodedDisorder.bias + sumOrder(hashOrder(text), shippedWeight);
}

/** What a word's pairs of letters add to those log-odds, each, and how many there are. */
export function letterDisorder(words: Iterable<string>): { readonly mean: number; readonly pairs: number } {
  const ids: number[] = [];
  for (const word of words) hashLetters(word, ids);
  return { mean: sumWeights(ids, shippedWeight) / Math.max(ids.length, 1), pairs: ids.length };
}
