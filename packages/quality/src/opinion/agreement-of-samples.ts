import { compareReadAnswers } from './compare-answers.js';
import type { Question } from './question.js';
import { readAnswer } from './read-answer.js';

/** How far samples of one model agree among themselves. */
export interface SampleAgreement {
  readonly comparable: boolean;
  /** Share of the samples, 0 to 1, that give the most frequent answer. */
  readonly majority: number;
  /** Share of the other samples, 0 to 1, that give the answer of the first. */
  readonly withFirst: number;
  /** Place of a sample that gives the most frequent answer. */
  readonly index: number;
}

const maxSamples = 32;
const sameFrom = 0.5;

/**
 * Self-consistency (Wang et al. 2022): the share of samples that give the same answer. At most 32 samples are read. With
 * fewer than two, or none that can be compared, there is no evidence.
 */
export function agreementOfSamples(texts: readonly string[], question: Question): SampleAgreement {
  const answers = texts.slice(0, maxSamples).map((text) => readAnswer(text, question));
  const votes = answers.map(() => 1);
  let compared = 0;
  for (const [i, left] of answers.entries()) {
    for (const [j, right] of answers.entries()) {
      if (j <= i) continue;
      const { comparable, agreement } = compareReadAnswers(left, right, question);
      if (comparable) compared += 1;
      if (agreement < sameFrom) continue;
      votes[i] = (votes[i] ?? 0) + 1;
      votes[j] = (votes[j] ?? 0) + 1;
    }
  }
  if (compared === 0) return { comparable: false, majority: 0, withFirst: 0, index: 0 };
  const most = Math.max(...votes);
  const others = answers.length - 1;
  return {
    comparable: true,
    majority: most / answers.length,
    withFirst: ((votes[0] ?? 1) - 1) / others,
    index: votes.indexOf(most),
  };
}
