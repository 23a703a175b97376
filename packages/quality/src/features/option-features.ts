import { countIn } from '../text/word-set.js';
import { flag, share, when } from './bounded.js';
import { chosenLetters } from './chosen-letters.js';
import type { AnswerOption } from './find-options.js';
import { scanWords, type TextScan } from './scan-text.js';

/** Features of how a draft chooses among the options that the prompt offers; all NaN when it offers none. */
export function optionFeatures(draft: TextScan, options: readonly AnswerOption[]) {
  const chosen = chosenLetters(draft.text, options.length);
  const place = chosen.last === undefined ? -1 : chosen.last.charCodeAt(0) - 65;
  const support = options.map((option) => supportOf(option, draft));
  const own = support[place] ?? 0;
  const best = Math.max(0, ...support);
  const hasOptions = options.length > 0;
  const isChosen = place >= 0;
  return {
    optionMissing: when(hasOptions, flag(!isChosen)),
    optionBare: when(hasOptions, flag(isChosen && draft.words.length < 12)),
    optionsNamed: when(isChosen, share(chosen.distinct, options.length)),
    optionUnchanged: when(isChosen, flag(chosen.first === chosen.last)),
    optionPlace: when(isChosen, share(place, options.length - 1)),
    optionSupport: when(isChosen, own),
    optionIsBest: when(isChosen, flag(own > 0 && own >= best)),
    optionBehind: when(hasOptions, best - own),
  };
}

/** How much of an option's words and numbers the draft mentions, in [0, 1]. */
function supportOf(option: AnswerOption, draft: TextScan): number {
  const { words, numbers } = scanWords(option.text);
  const wordsFound = countIn(words, draft.distinctWords);
  const numbersFound = numbers.filter(({ value }) => draft.numbers.some((number) => number.value === value)).length;
  return share(wordsFound + 2 * numbersFound, words.length + 2 * numbers.length);
}
