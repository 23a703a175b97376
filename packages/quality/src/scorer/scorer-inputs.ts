import type { DraftView } from '../draft-view.js';
import { draftFeatures } from '../features/draft-features.js';
import { questionFeatures } from '../features/question-features.js';
import { hashText } from '../linear/hash-text.js';
import type { LinearInput } from '../linear/linear-weights.js';
import type { TwoHeads } from './scorer-weights.js';
import { standardise } from './standardise.js';

/** Buckets that a refit sorts words and runs of characters into: 2 to this power. */
export const scorerBits = 14;

const promptHash = { bits: scorerBits, seed: 2 };
const draftHash = { bits: scorerBits, seed: 1 };
const noBuckets = new Uint32Array();

/** What the draft heads read. Texts are hashed only for heads that learned something from buckets, or are about to. */
export function draftInput(view: DraftView, heads: TwoHeads, withBuckets = readsBuckets(heads)): LinearInput {
  const dense = standardise(draftFeatures(view), heads.standard);
  if (!withBuckets) return { dense, buckets: noBuckets };
  const prompt = hashText(view.prompt, promptHash);
  const draft = hashText(view.text, draftHash);
  const buckets = new Uint32Array(prompt.length + draft.length);
  buckets.set(prompt);
  buckets.set(draft, prompt.length);
  return { dense, buckets };
}

/** What the prompt heads read. */
export function promptInput(prompt: string, heads: TwoHeads, withBuckets = readsBuckets(heads)): LinearInput {
  const dense = standardise(questionFeatures(prompt), heads.standard);
  return { dense, buckets: withBuckets ? hashText(prompt, promptHash) : noBuckets };
}

function readsBuckets({ right, dearRight }: TwoHeads): boolean {
  return right.buckets.length > 0 || dearRight.buckets.length > 0;
}
