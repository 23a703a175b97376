import { fromBase85 } from '../linear/base85.js';
import { IdIndex } from '../linear/id-index.js';
import { decodeIds } from '../linear/id-steps.js';
import { unpackWeight } from '../linear/unpack-weight.js';
import { encodedAnswerKind } from './answer-kind-weights.generated.js';
import { answerShape } from './answer-shape.js';
import { answerHashBits, hashAnswer } from './hash-answer.js';
import type { WordLookup } from './read-draft.js';

/** Log-odds against an ordinary answer: above 0 the text is likelier of that kind. */
export interface AnswerKind {
  /** The model declines, has no answer, or asks back. */
  readonly refusal: number;
  /** A service speaks in place of the model. */
  readonly error: number;
}

/** The model as it is shipped. See scripts/checks for how it is made. */
export interface EncodedAnswerKind {
  readonly bias: AnswerKind;
  /** One weight per number of `answerShape`. */
  readonly shape: { readonly refusal: readonly number[]; readonly error: readonly number[] };
  /** What the weight 49 stands for. */
  readonly scale: number;
  /** Base 85: steps between the ids of features, rising; 255 means 255 and more to come. */
  readonly ids: string;
  /** Base 85: a byte per feature, refusal in the high half; the value v from -7 to 7, plus 8, stands for v * |v|. */
  readonly weights: string;
}

/** Fewest features that a text counts as having: one word is little evidence. */
const leastFeatures = 20;

/** What each feature of a text with so many is multiplied by. */
export function featureValue(count: number): number {
  return 1 / Math.sqrt(Math.max(count, leastFeatures));
}

interface Model extends Pick<EncodedAnswerKind, 'bias' | 'shape'> {
  readonly scale: number;
  readonly known: IdIndex;
  /** A byte for each known feature. */
  readonly weights: Uint8Array;
}

function decode({ bias, shape, scale, ids, weights }: EncodedAnswerKind): Model {
  const known = new IdIndex(decodeIds(fromBase85(ids)), answerHashBits);
  return { bias, shape, scale: scale / 49, known, weights: fromBase85(weights) };
}

let shipped: Model | undefined;

/** Scores what kind of answer a text is, by a linear model of its first words and its form. Linear, bounded. */
export function answerKind(text: string, prompt: string, promptWords: WordLookup): AnswerKind {
  shipped ??= decode(encodedAnswerKind);
  const { known, weights, bias, shape } = shipped;
  const ids = hashAnswer(text);
  let refusal = 0;
  let error = 0;
  for (let at = 0; at < ids.length; at++) {
    const place = known.placeOf(ids[at] ?? 0);
    if (place < 0) continue;
    const byte = weights[place] ?? 0;
    refusal += unpackWeight(byte >> 4);
    error += unpackWeight(byte);
  }
  const value = featureValue(ids.length) * shipped.scale;
  const form = answerShape(text, prompt, promptWords);
  const dot = (row: readonly number[]): number => row.reduce((sum, weight, at) => sum + weight * (form[at] ?? 0), 0);
  return {
    refusal: bias.refusal + refusal * value + dot(shape.refusal),
    error: bias.error + error * value + dot(shape.error),
  };
}
