import { unpackWeight } from '../linear/unpack-weight.js';
import { hashPrompt } from './hash-prompt.js';
import type { PromptModel } from './prompt-model.js';

/** Known features of the body and of the edges from which on their mean counts, not their number. */
export const fullCounts = { body: 40, edge: 100 } as const;

/**
 * What each of `count` known features is multiplied by: the root up to `fullCount`, so that more evidence counts for
 * more, and the mean beyond, so that a long text which says one thing over and over cannot shout the question down.
 */
export function featureScale(count: number, fullCount: number): number {
  return count > fullCount ? Math.sqrt(fullCount) / count : 1 / Math.sqrt(Math.max(count, 4));
}

/** Log-odds per output of the model for a window of a prompt, whose shape is given; the last is the difficulty's. */
export function scorePrompt(model: PromptModel, window: string, shape: Float32Array): Float64Array {
  const { outputs } = model;
  const { body, edge } = hashPrompt(window.toLowerCase());
  const logits = Float64Array.from(model.bias);
  addWords(model, body, fullCounts.body, shape, logits);
  addWords(model, edge, fullCounts.edge, shape, logits);
  for (let feature = 0; feature < shape.length; feature += 1) {
    const value = shape[feature] ?? 0;
    for (let output = 0; output < outputs; output += 1) {
      logits[output] = (logits[output] ?? 0) + value * (model.shape[feature * outputs + output] ?? 0);
    }
  }
  return logits;
}

/**
 * How much words say about difficulty, 0 to 1: all of it up to 10 words, a quarter at 20. In a longer text most words
 * are about the matter, not about the task, and its shape tells more.
 */
export function wordShare(shape: Float32Array): number {
  const words = 2 ** ((shape[0] ?? 0) * 3) - 1;
  return Math.min(1, 10 / Math.max(words, 1)) ** 2;
}

function addWords(
  model: PromptModel,
  ids: Uint32Array,
  fullCount: number,
  shape: Float32Array,
  logits: Float64Array,
): void {
  const { outputs, scales } = model;
  const sums = new Int32Array(outputs);
  let known = 0;
  for (let index = 0; index < ids.length; index += 1) if (addWord(model, ids[index] ?? 0, sums)) known += 1;
  const scale = featureScale(known, fullCount) / 49;
  for (let output = 0; output < outputs; output += 1) {
    const share = output === outputs - 1 ? wordShare(shape) : 1;
    logits[output] = (logits[output] ?? 0) + (sums[output] ?? 0) * (scales[output] ?? 0) * scale * share;
  }
}

/** Adds what a feature says to the sums; false when the model does not know it. */
function addWord({ outputs, known, rows, single, singleWeights }: PromptModel, id: number, sums: Int32Array): boolean {
  const row = known.placeOf(id);
  if (row >= 0) {
    const start = row * outputs;
    for (let output = 0; output < outputs; output += 1)
      sums[output] = (sums[output] ?? 0) + (rows[start + output] ?? 0);
    return true;
  }
  const place = single.placeOf(id);
  if (place < 0) return false;
  const byte = singleWeights[place] ?? 0;
  sums[byte >> 4] = (sums[byte >> 4] ?? 0) + unpackWeight(byte);
  return true;
}
