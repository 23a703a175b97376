import { findConclusion } from './find-conclusion.js';
import type { FinalPart } from './find-final.js';
import { findNumbers } from './find-numbers.js';
import { foldNumerals } from './fold-numerals.js';
import type { NumberPhrase } from './join-number-atoms.js';
import type { NumberReading } from './number-reading.js';
import { splitSentences } from './split-sentences.js';

const nearChars = 24;
const operation = /^\s?[-+*×·/÷=]\s?\d/u;
const reasons =
  /,?\s(?:because|since|weil|denn|car|parce que|puisque|porque|ya que|perché|poiché|omdat|потому что|так как|instead of|rather than|statt|au lieu de|en lugar de|invece di)\s|，?(?:因为|因為)/iu;
/** After a bare answer: a unit at most, then a comma or the end. */
const ending = /^\s?(?!是|为)\p{L}{0,12}\s{0,2}(?:[,;:，。(（)–—*_-]|$)/u;
const lastChars = 600;
const maxBoldChars = 60;
/** "540 dollars." before an explanation. */
const bareAnswer = /^\W{0,4}\d[\d.,' ]{0,20}(?:%|\s?\p{L}{1,20}\.?){0,2}\W{0,4}$/u;
const asides =
  /^[^\p{L}]{0,4}(?:(?:let['’]s |you can |to |(?:double|quick|sanity)[- ])?(?:check|verif)|note|remember|hope|let me know|(?:gegen)?probe|überprüf|hinweis|anmerkung|vérif|remarque|comprob|nota|провер|sprawdz|(?:k|c)ontr[oô]ll?[eo]?\s?:|prov[ae]\s?:|检查|检验|验算|验证|注意|注：)/iu;

/** Where a sentence stands: after "the answer is", alone in a short text, anywhere. */
type Place = 'announced' | 'whole' | 'prose';

type Picked = readonly NumberReading[] | undefined;

/**
 * The number that a final part states. In prose it is not simply the last one: what stands after the last `=` comes
 * first, then what is in bold, then what the question had not already said.
 *
 * @param given - numbers of the question.
 */
export function pickNumber(part: FinalPart, given: ReadonlySet<number>): Picked {
  const { source } = part;
  if (source === 'field' || source === 'marker') return pickInSentence(foldNumerals(part.text), given, 'announced');
  if (source !== 'cue') {
    const text = part.tail ?? part.text;
    return pickBold(text) ?? pickOpening(text) ?? pickLast(text, given, source === 'whole' ? 'whole' : 'prose');
  }
  for (const sentence of splitSentences(foldNumerals(part.text))) {
    const readings = pickInSentence(sentence, given, 'announced');
    if (readings) return readings;
  }
  return pickLast(part.tail ?? part.text, given, 'prose');
}

/** "540 dollars. First we add ..." */
function pickOpening(text: string): Picked {
  const [first = '', second] = splitSentences(text.slice(0, 200));
  return second !== undefined && bareAnswer.test(first) ? findNumbers(foldNumerals(first))[0]?.readings : undefined;
}

/** The one number in bold of a text: "**x = 0.25**, that is ..." */
function pickBold(text: string): Picked {
  const marked = text.split('**').filter((piece, index) => index % 2 === 1 && /\d/.test(piece));
  const inner = (marked[0] ?? '').slice((marked[0] ?? '').lastIndexOf('=') + 1);
  const isOne = marked.length === 1 && bareAnswer.test(inner.slice(0, maxBoldChars));
  return isOne ? findNumbers(foldNumerals(inner))[0]?.readings : undefined;
}

/** Prose ends in its answer: what comes after it is a check, a note or a courtesy. */
function pickLast(text: string, given: ReadonlySet<number>, place: Place): Picked {
  if (text.length > lastChars) {
    const readings = pickLast(text.slice(-lastChars), given, place);
    if (readings) return readings;
  }
  const sentences = splitSentences(foldNumerals(text));
  let fallback: readonly NumberReading[] | undefined;
  for (let index = sentences.length - 1; index >= 0; index--) {
    const sentence = sentences[index] ?? '';
    const readings = pickInSentence(sentence, given, place);
    if (readings && !asides.test(sentence)) return readings;
    fallback ??= readings;
  }
  return fallback;
}

function pickInSentence(whole: string, given: ReadonlySet<number>, place: Place): Picked {
  // "From 5 to 100, so 100 minutes": what concludes comes first, even if the question had it.
  const concluded = place === 'announced' ? undefined : findConclusion(whole);
  const readings = concluded === undefined ? undefined : pickInSentence(concluded, given, 'announced');
  if (readings) return readings;
  const cued = place !== 'prose';
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
    const announced = place === 'announced';
    const bare = !/\p{L}/u.test(sentence.slice(0, first.start)) && !operation.test(sentence.slice(first.end));
    if (bare && (announced || (ending.test(sentence.slice(first.end)) && isNew(first, given)))) return first.readings;
    if (announced && first.start <= nearChars && isNew(first, given)) return first.readings;
  }
  return (numbers.findLast((number) => isNew(number, given)) ?? (cued ? first : numbers.at(-1)))?.readings;
}

/** "391, because 17 * 20 = 340 and ..." states 391. */
function withoutReason(sentence: string): string {
  const at = sentence.search(reasons);
  return at > 0 && findNumbers(sentence.slice(0, at)).length > 0 ? sentence.slice(0, at) : sentence;
}

function isNew(number: NumberPhrase, given: ReadonlySet<number>): boolean {
  return !number.readings.some((reading) => given.has(reading.value));
}

function isBold(sentence: string, number: NumberPhrase): boolean {
  const before = sentence.slice(Math.max(0, number.start - 12), number.start);
  const after = sentence.slice(number.end, number.end + 24);
  return before.includes('**') && after.includes('**');
}
