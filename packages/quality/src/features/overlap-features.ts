import { countIn } from '../text/word-set.js';
import { flag, logScale, share, when } from './bounded.js';
import type { PromptKind } from './prompt-kind.js';
import type { TextScan } from './scan-text.js';

/**
 * Features of what prompt and draft share, each in [0, 1] or, where a ratio may go both ways, in [-1, 1]; NaN where it does not apply (the
 * numbers of a multiple-choice prompt are mostly its options', those of code are mostly indices). */
export function overlapFeatures(prompt: TextScan, draft: TextScan, { isChoice, isCode }: PromptKind) {
  const ratio = Math.log((draft.text.length + 20) / (prompt.text.length + 20));
  const promptNumbers = distinctValues(prompt);
  const draftNumbers = distinctValues(draft);
  const fromPrompt = countIn(draft.words, prompt.distinctWords);
  const novelNames = new Set(draft.names.filter((name) => !prompt.distinctWords.has(name)));
  return {
    lengthRatio: Math.max(-1, Math.min(1, ratio / 4)),
    promptCovered: share(countIn(prompt.words, draft.distinctWords), prompt.words.length),
    draftFromPrompt: share(fromPrompt, draft.words.length),
    lengthForPrompt: forPrompt(draft.text.length, prompt.text.length),
    wordsForPrompt: forPrompt(draft.words.length * 5, prompt.text.length),
    novelForPrompt: forPrompt((draft.words.length - fromPrompt) * 5, prompt.text.length),
    novelNames: logScale(novelNames.size, 30),
    namesCovered: when(
      prompt.names.length > 0,
      share(prompt.names.filter((name) => draft.distinctWords.has(name)).length, prompt.names.length),
    ),
    numbersCovered: when(
      !isChoice && !isCode && promptNumbers.size > 0,
      share(intersection(promptNumbers, draftNumbers), promptNumbers.size),
    ),
    allNumbersCovered: when(
      !isChoice && !isCode && promptNumbers.size > 0,
      flag(intersection(promptNumbers, draftNumbers) === promptNumbers.size),
    ),
    novelNumbers: logScale(draftNumbers.size - intersection(promptNumbers, draftNumbers), 60),
    distinctNumbers: logScale(draftNumbers.size, 60),
    numbersRepeated: when(draft.numbers.length > 0, 1 - share(draftNumbers.size, draft.numbers.length)),
    decimalNumbers: when(
      draft.numbers.length > 0,
      share(draft.numbers.filter((number) => number.decimals > 0).length, draft.numbers.length),
    ),
  };
}

/**
 * A length in characters against what the prompt's length lets expect. Across kinds of tasks drafts grow with about the
 * square root of the prompt, so this tells long-winded drafts from long tasks.
 */
function forPrompt(length: number, promptLength: number): number {
  return Math.max(-1, Math.min(1, (Math.log(length + 20) - 0.5 * Math.log(promptLength + 20) - 3.2) / 3));
}

function distinctValues(scan: TextScan): ReadonlySet<number> {
  return new Set(scan.numbers.map((number) => number.value));
}

function intersection(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let count = 0;
  for (const value of some) if (others.has(value)) count += 1;
  return count;
}
