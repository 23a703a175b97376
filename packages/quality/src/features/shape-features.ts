import type { FinishReason } from '@cascade/core/spec';
import { flag, logScale, share } from './bounded.js';
import type { TextScan } from './scan-text.js';
import { countWording } from './wording.js';

/** Features of the draft's form and wording, each in [0, 1]. */
export function shapeFeatures(draft: TextScan, totalChars: number, finishReason: FinishReason | undefined) {
  const { text, words } = draft;
  const wording = countWording(words);
  const lastSign = text.trimEnd().at(-1) ?? '';
  return {
    draftLength: logScale(totalChars, 20_000),
    draftWords: logScale(words.length, 2_000),
    draftSentences: logScale(draft.sentences, 80),
    draftSentenceLength: logScale(words.length / Math.max(1, draft.sentences), 100),
    draftLines: logScale(draft.lines, 100),
    draftLongWords: share(draft.longWords, words.length),
    draftDistinct: share(draft.distinctWords.size, words.length),
    draftNames: share(draft.names.length, words.length),
    draftUpper: share(draft.upperLetters, text.length / 5),
    draftDigits: share(draft.digits, text.length / 3),
    draftCommas: share(draft.commas, words.length / 4),
    draftOperators: share(draft.operators, text.length / 20),
    draftBrackets: share(draft.brackets, text.length / 10),
    draftAsks: flag(draft.questions > 0),
    repetition: share(draft.repeatedTriples, words.length),
    unbalanced: logScale(draft.unbalanced, 8),
    fenceLeftOpen: flag(Math.floor(draft.backticks / 3) % 2 === 1),
    endsOpen: flag(!'.!?。！？)]}"\'`*”»'.includes(lastSign) && !/[0-9]/.test(lastSign)),
    cutShort: flag(finishReason === 'length'),
    doubt: logScale(wording.doubt, 8),
    contrary: logScale(wording.contrary, 8),
    helpless: logScale(wording.helpless, 4),
    concluding: logScale(wording.concluding, 8),
  };
}
