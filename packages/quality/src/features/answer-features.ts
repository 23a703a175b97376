import { flag, logScale, share, when } from './bounded.js';
import { checkArithmetic } from './check-arithmetic.js';
import { findAnswer } from './find-answer.js';
import type { PromptKind } from './prompt-kind.js';
import type { TextScan } from './scan-text.js';

/**
 * Features of the draft's final answer and its arithmetic, each in [0, 1]; NaN where it does not apply: when the prompt
 * offers options, `optionFeatures` say what there is to say of the answer's form.
 */
export function answerFeatures(prompt: TextScan, draft: TextScan, kind: PromptKind) {
  const { text } = draft;
  const { isChoice, isCode } = kind;
  const answer = findAnswer(text);
  const arithmetic = checkArithmetic(text);
  const before = answer.text === '' ? -1 : text.slice(0, answer.start).lastIndexOf(answer.text);
  const last = draft.numbers.at(-1);
  const earlier = draft.numbers.slice(0, -1).filter((number) => number.value === last?.value).length;
  const isClear = answer.kind === 'field' || answer.kind === 'marked';
  // An answer in the last line is as likely a sentence, which nothing before it repeats.
  const hasReasoning = isClear && answer.start > 40;
  const hasNumber = last !== undefined;
  return {
    // A short answer need not be set apart.
    answerClear: when(!isChoice && draft.words.length > 40, flag(isClear)),
    answerMissing: flag(answer.kind === 'none'),
    answerLength: when(!isChoice && isClear, logScale(answer.text.length, 200)),
    answerInReasoning: when(hasReasoning, flag(before >= 0)),
    answerJustBefore: when(hasReasoning, before >= 0 ? 1 - share(answer.start - before, 300) : 0),
    answerFromPrompt: flag(answer.text.length > 0 && prompt.text.includes(answer.text)),
    answerIsNumber: when(!isChoice && !isCode && prompt.numbers.length > 1, flag(isNumber(answer.text))),
    lastNumberDecimal: when(hasNumber, flag((last?.decimals ?? 0) > 0)),
    lastNumberFromPrompt: when(hasNumber, flag(prompt.numbers.some((number) => number.value === last?.value))),
    lastNumberRepeated: when(hasNumber, logScale(earlier, 5)),
    lastNumberAtEnd: when(hasNumber, last === undefined ? 0 : 1 - share(text.length - last.end, 100)),
    equations: logScale(arithmetic.equations, 12),
    equationsWrong: when(arithmetic.equations > 0, flag(arithmetic.wrong > 0)),
  };
}

function isNumber(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text.replaceAll(',', '').replace('$', '')));
}
