import { sigmoid } from '../../src/linear/index.js';
import { domains } from '../../src/prompt/prompt-class.js';
import type { CorpusPrompt } from './read-corpus.js';

/** A prompt with what a model said of it that had not seen it. */
export interface Judged {
  readonly prompt: CorpusPrompt;
  readonly domain: string;
  readonly difficulty: number;
}

/** Reads the logits of a model. */
export function judge(prompt: CorpusPrompt, logits: ArrayLike<number>): Judged {
  let best = 0;
  for (let output = 1; output < domains.length; output += 1) {
    if ((logits[output] ?? 0) > (logits[best] ?? 0)) best = output;
  }
  return { prompt, domain: domains[best] ?? 'GENERAL', difficulty: sigmoid(logits[domains.length] ?? 0) };
}

/** Share of right domains. */
export function accuracy(judged: readonly Judged[]): number {
  return judged.filter(({ prompt, domain }) => prompt.domain === domain).length / judged.length;
}

/** Area under the ROC curve; a label between 0 and 1 counts in part for both sides. */
export function auroc(rows: readonly { score: number; label: number }[]): number {
  const sorted = [...rows].sort((left, right) => left.score - right.score);
  let [negatives, area, positives, index] = [0, 0, 0, 0];
  while (index < sorted.length) {
    const { score } = sorted[index] ?? { score: 0 };
    let [tiedNegatives, tiedPositives] = [0, 0];
    for (; index < sorted.length && sorted[index]?.score === score; index += 1) {
      tiedPositives += sorted[index]?.label ?? 0;
      tiedNegatives += 1 - (sorted[index]?.label ?? 0);
    }
    area += tiedPositives * (negatives + tiedNegatives / 2);
    negatives += tiedNegatives;
    positives += tiedPositives;
  }
  return area / (positives * negatives);
}

/** Where each level begins: half way between the median difficulties of the level below and of its own. */
export function fitLevels(judged: readonly Judged[]): number[] {
  const medians = [0, 1, 2, 3, 4].map((level) => {
    const own = judged.filter(({ prompt }) => prompt.level === level).map(({ difficulty }) => difficulty);
    return own.sort((left, right) => left - right)[own.length >> 1] ?? 0;
  });
  return [1, 2, 3, 4].map((level) => ((medians[level - 1] ?? 0) + (medians[level] ?? 0)) / 2);
}
