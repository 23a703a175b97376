import type { FinalPart } from './find-final.js';
import { findNumbers } from './find-numbers.js';
import { foldNumerals } from './fold-numerals.js';
import type { NumberPhrase } from './join-number-atoms.js';
import type { NumberReading } from './number-reading.js';
import { splitSentences } from './split-sentences.js';

const nearChars = 24;
const operation = /^\s?[-+*×·/÷=]\s?\d/u;
const reasons = /,?\s(?:because|since|weil|denn|car|parce que|porque|perché|poiché|omdat|потому что)\s/iu;
const lastChars = 600;
/** "540 dollars." before an explanation. */
const bareAnswer = /^\W{0,4}\d[\d.,' ]{0,20}(?:%|\s?\p{L}{1,20}){0,2}\W{0,4}$/u;
const asides =
  /^\W{0,4}(?:check|verif|note|remember|hope|let me know|probe|überprüf|hinweis|anmerkung|vérif|remarque|comprob|nota|verific|检查|验证|注意|注：)/iu;

/**
 * The number that a final part states. In prose it is not simply the last one: what stands after the last `=` comes
 * first, then what is in bold, then what the question had not already said.
 *
 * @param given - numbers of the question.
 */
export function pickNumber(part: FinalPart, given: ReadonlySet<number>): readonly NumberReading[] | undefined {
  const { source } = part;
  if (source === 'field' || source === 'marker') return pickInSentence(foldNumerals(part.text), given, true);
  if (source !== 'cue') {
    return pickOpening(part.tail ?? part.text) ?? pickLast(part.tail ?? part.text, given, source === 'whole');
  }
  for (const sentence of splitSentences(foldNumerals(part.text))) {
    const readings = pickInSentence(sentence, given, true);
    if (readings) return readings;
  }
  return pickLast(part.tail ?? part.text, given, false);
}

/** "540 dollars. First we add ..." */
function pickOpening(text: string): readonly NumberReading[] | undefined {
  const [first = '', second] = splitSentences(text.slice(0, 200));
  return second !== undefined && bareAnswer.test(first) ? findNumbers(foldNumerals(first))[0]?.readings : undefined;
}

/** Prose ends in its answer: what comes after it is a check, a note or a courtesy. */
function pickLast(text: string, given: ReadonlySet<number>, cued: boolean): readonly NumberReading[] | undefined {
  if (text.length > lastChars) {
    const readings = pickLast(text.slice(-lastChars), given, cued);
    if (readings) return readings;
  }
  const sentences = splitSentences(foldNumerals(text));
  let fallback: readonly NumberReading[] | undefined;
  for (let index = sentences.length - 1; index >= 0; index--) {
    const sentence = sentences[index] ?? '';
    const readings = pickInSentence(sentence, given, cued);
    if (readings && !asides.test(sentence)) return readings;
    fallback ??= readings;
  }
  return fallback;
}

function pickInSentence(whole: string, given: ReadonlySet<number>, cued: boolean) {
  const sentence = withoutReason(whole);
  const all = findNumbers(sentence);
  const strong = all.filter((number) => !number.weak);
  const numbers = strong.length > 0 ? strong : all;
  if (numbers.length === 0 || (strong.length === 0 && !cued && all.length > 0)) return undefined;
  const equals = Math.max(sentence.lastIndexOf('='), sentence.lastIndexOf('≈'));
  const result = equals < 0 ? undefined : numbers.find((number) => number.start > equals);
  if (result) {
    // "3 * 12 = 36 eggs, so he earns $31": what follows the comma goes further.
    const comma = sentence.slice(result.end).search(/,\s/);
    const later =
      comma < 0 ? undefined : numbers.findLast((number) => number.start > result.end + comma && isNew(number, given));
    return (later ?? result).readings;
  }
  const bold = numbers.findLast((number) => isBold(sentence, number));
  if (bold) return bold.readings;
  const [first] = numbers;
  if (cued && first) {
    const bare = !/\p{L}/u.test(sentence.slice(0, first.start)) && !operation.test(sentence.slice(first.end));
    if (bare) return first.readings;
    if (first.start <= nearChars && isNew(first, given)) return first.readings;
  }
  return (numbers.findLast((number) => isNew(number, given)) ?? (cued ? first : numbers.at(-1)))?.readings;
}

/** "391, because 17 * 20 = 340 and ..." states 391. */
function withoutReason(sentence: string): string {
  const at = sentence.search(reasons);
  return at > 0 && /\d/.test(sentence.slice(0, at)) ? sentence.slice(0, at) : sentence;
}

function isNew(number: NumberPhrase, given: ReadonlySet<number>): boolean {
  return !number.readings.some((reading) => given.has(reading.value));
}

function isBold(sentence: string, number: NumberPhrase): boolean {
  const before = sentence.slice(Math.max(0, number.start - 12), number.start);
  const after = sentence.slice(number.end, number.end + 24);
  return before.includes('**') && after.includes('**');
}
