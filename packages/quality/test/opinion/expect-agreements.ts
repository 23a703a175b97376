import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/opinion/compare-answers.js';

/** Agreement from which a second answer counts as the same. */
const sameFrom = 0.7;

/** Prompt, one answer, another, and whether they say the same. */
type Row = readonly [prompt: string, left: string, right: string, same: boolean];

/** One test for each row of each group: both orders of the two answers are read alike. */
export function expectAgreements(groups: Readonly<Record<string, readonly Row[]>>): void {
  describe.each(Object.entries(groups))('%s', (_, rows) => {
    it.each(rows)('%j: %j and %j are the same: %j', (prompt, left, right, same) => {
      for (const [a, b] of [
        [left, right],
        [right, left],
      ] as const) {
        const { comparable, agreement } = compareAnswers({ text: a }, { text: b }, { prompt });
        expect({ comparable, same: agreement >= sameFrom }).toEqual({ comparable: true, same });
      }
    });
  });
}
