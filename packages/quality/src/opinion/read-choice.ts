import { optionNouns as nouns } from './cue-words.js';
import { findConclusion } from './find-conclusion.js';
import type { FinalPart } from './find-final.js';
import { findOrdinal } from './find-ordinal.js';
import { foldText } from './fold-text.js';
import type { PromptOption } from './prompt-options.js';
import type { QuestionReading } from './question-reading.js';
import { splitSentences } from './split-sentences.js';

/** Letters that look like Latin ones, for prompts whose labels are Latin. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...zip('АВСЕНІЈ', 'ABCEHIJ'),
  ...zip('ΑΒΕΗΙ', 'ABEHI'),
  ...zip('ＡＢＣＤＥＦＧＨＩＪ', 'ABCDEFGHIJ'),
]);
const labelText = String.raw`([A-Ja-j]|[А-Яа-яІЈ]|[Α-Κ]|[Ａ-Ｊ]|[甲-癸]|\d{1,2})`;
const opening = String.raw`[\s*_:："'“„«\x60$(（[{–—-]*`;
const word = String.raw`(?:the\s|die\s|la\s|l['’]|el\s|le\s|o\s|de\s)?(?:${nouns}|letter|buchstabe|lettre|letra|lettera)?`;
const filler = `(?:most likely|therefore|thus|clearly|probably|donc|also|daher|then|correct)?`;
const atStart = new RegExp(
  `^${opening}${filler}${opening}(?:\\\\(?:text|mathbf|textbf|mathrm)\\{)?${word}${opening}${labelText}(?![\\p{L}\\p{N}'’]|[.,]\\d)`,
  'iu',
);
const wholeLabel = new RegExp(`^${opening}${word}${opening}${labelText}[\\s*_.。)）\\]}"'”»\\x60$]*$`, 'iu');
const leading = new RegExp(`^[\\s*_]*[(（]?${labelText}[)）.:](?=[\\s*]|$)`, 'u');
const named = new RegExp(`(?:${nouns})${opening}${labelText}(?![\\p{L}\\p{N}'’]|[.,]\\d)`, 'giu');
/** "The answer is a strong acid" names no option A. */
const startsWithArticle = /^\s*(?:[aeoiàèé])\s+\p{L}{2}/iu;
const chosen =
  /(?:(?<!\p{L})(?:is|ist|est|es|è|é|with)|это|choose|pick|select|wähle|choisis|elijo)\s[\s*(]{0,4}([A-Ja-jА-Иа-и])[\s*).]{0,4}$/u;
const shortLineChars = 80;
const maxStatedChars = 400;
const bracketed = /[(（]([A-JА-ИΑ-ΚＡ-Ｊ]|\d)[)）]/gu;
const bold = /\*\*\s{0,2}[(（]?([A-J]|\d)[)）.:]?(?=\s|\*)/gu;
const bare = /(?<![\p{L}\p{N}'’])([B-HJ])(?![\p{L}\p{N}'’])/gu;

/** "Not a simile but". */
const contrast =
  /(?<!\p{L})(?:not|isn['’]t|no|nicht|kein\p{L}*|pas|non|não|не)\s(?!only|nur|sólo|solo|seulement|apenas|только)[^,.;!?\n]{1,60},?\s(?:but|sondern|sino|mais|ma|mas|а)(?!\p{L})/giu;
const denied =
  /(?<!\p{L})(?:not|isn't|nicht|kein\p{L}*|pas|не)\s(?:option\s|the\s|die\s|der\s|das\s|la\s|le\s)?[(]?(?:[A-J](?!\p{L})|\p{L}{2,20})[)]?/giu;
const manyAsked =
  /all that apply|select all|choose (?:all|two|three)|(?:which|what) (?:ones|two|three)|mehrere|alle zutreffenden|plusieurs|toutes les|todas las|todos los|tutte le|todas as|несколько|все верные|多选|哪些|哪几|所有/iu;
const severalLabels =
  /(?<![\p{L}\p{N}'’])([A-JА-ИΑ-Κ甲-癸]|[a-j](?=[\s]*[),.&]|$|\s(?:and|und|et|y|e|en|и)\s)|\d)(?![\p{L}\p{N}'’])/gu;

/** The option that a final part names, by label or by its text, as the letter of its place. Several letters where several are asked for. */
export function readChoice(found: FinalPart, text: string, reading: QuestionReading): string | undefined {
  const { options } = reading;
  const part = { ...found, text: found.text.replace(contrast, ' ') };
  const whole = text.replace(contrast, ' ');
  if (manyAsked.test(reading.prompt)) return readSeveral(part.text.slice(0, maxStatedChars), options);
  const stated = readOne(part, whole, options);
  if (stated !== undefined || whole.length > maxStatedChars) return stated;
  const place = findOrdinal(part.text, options.length);
  return place === undefined ? firstNamed(whole.replace(denied, ' '), options) : options[place]?.letter;
}

/** "A, C and D", or every option whose text stands there. */
function readSeveral(text: string, options: readonly PromptOption[]): string | undefined {
  const labels = [...text.matchAll(severalLabels)].map((match) => labelOf(match[1], options));
  const folded = ` ${foldText(text)} `;
  const letters = new Set(labels.filter((letter) => letter !== undefined));
  if (letters.size === 0) {
    for (const option of options)
      if (option.text !== '' && folded.includes(` ${option.text} `)) letters.add(option.letter);
  }
  return letters.size === 0 ? undefined : [...letters].sort().join();
}

/** Of several options in one sentence, the one that comes first: "plants absorb carbon dioxide and give off oxygen". */
function firstNamed(text: string, options: readonly PromptOption[]): string | undefined {
  const folded = ` ${foldText(text)} `;
  const places = options.map((option) => ({
    letter: option.letter,
    at: option.text === '' ? -1 : folded.indexOf(` ${option.text} `),
  }));
  return places.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]?.letter;
}

/** One option, from the surest sign to the weakest. */
function readOne(part: FinalPart, whole: string, options: readonly PromptOption[]): string | undefined {
  // Adjacent runs of brackets and stars are matched in more than linear time: short texts only.
  const text = part.text.trim().slice(0, maxStatedChars);
  const last = lastStated(whole.slice(-400), options) ?? concluded(whole.slice(-shortLineChars), options);
  if (last !== undefined && part.source !== 'field' && part.source !== 'marker') return last;
  if (part.source !== 'guess' && part.source !== 'hint') {
    const byText = part.source === 'whole' ? undefined : nameByStart(text, options);
    if (byText !== undefined) return byText;
    const stated = labelOf((atStart.exec(text.slice(0, 100)) ?? wholeLabel.exec(text.slice(0, 100)))?.[1], options);
    if (stated !== undefined && !startsWithArticle.test(text)) return stated;
    const sentence = splitSentences(text).at(part.source === 'whole' ? -1 : 0) ?? '';
    const named = nameByText(sentence, options) ?? lastLabel(bracketed, sentence, options);
    if (named !== undefined) return named;
    // "The answer is (none of these)" names no option: a letter from elsewhere would be a guess.
    if (part.source === 'cue' && sentence.length < 60) return undefined;
  }
  const tail = whole.slice(-1_500);
  return (
    labelOf(leading.exec(whole.slice(0, 200))?.[1], options) ??
    lastLabel(named, tail, options) ??
    lastLabel(bracketed, tail, options) ??
    lastLabel(bold, tail, options) ??
    nameByText(
      tail
        .split('**')
        .filter((_, index) => index % 2 === 1)
        .join('. '),
      options,
    ) ??
    nameByText(splitSentences(tail).at(-1) ?? '', options) ??
    nameByStart(whole, options) ??
    nameByText(splitSentences(whole.slice(0, 500))[0] ?? '', options) ??
    lastLabel(bare, tail, options)
  );
}

/** A last line that is nothing but a label, a label with its text, or a short sentence about one. */
function lastStated(tail: string, options: readonly PromptOption[]): string | undefined {
  const line = tail.trimEnd().slice(tail.trimEnd().lastIndexOf('\n') + 1);
  const bare = labelOf((wholeLabel.exec(line.slice(0, 100)) ?? chosen.exec(line))?.[1], options);
  if (bare !== undefined || line.length > shortLineChars)
    return bare ?? nameByStart(line.replace(leading, ''), options);
  const first = labelOf(leading.exec(line)?.[1], options);
  return first ?? onlyLabel(named, line, options) ?? onlyLabel(bracketed, line, options);
}

/** "Not A, not B. So C." */
function concluded(tail: string, options: readonly PromptOption[]): string | undefined {
  const stated = findConclusion(tail);
  return stated === undefined ? undefined : labelOf(wholeLabel.exec(stated.slice(0, 100))?.[1], options);
}

/** The option with whose text a part begins. An option that is one letter or digit is no text. */
function nameByStart(part: string, options: readonly PromptOption[]): string | undefined {
  const folded = `${foldText(part.slice(0, 400))} `;
  const matching = options.filter(({ text }) => text.length > 2 && folded.startsWith(`${text} `.slice(0, 200)));
  return matching.sort((a, b) => b.text.length - a.text.length)[0]?.letter;
}

/** The label that matches, when there are no two. */
function onlyLabel(pattern: RegExp, text: string, options: readonly PromptOption[]): string | undefined {
  const labels = new Set([...text.matchAll(pattern)].map((match) => labelOf(match[1], options)));
  return labels.size === 1 ? [...labels][0] : undefined;
}

function lastLabel(pattern: RegExp, text: string, options: readonly PromptOption[]): string | undefined {
  let last: string | undefined;
  for (const match of text.matchAll(pattern)) last = labelOf(match[1], options) ?? last;
  return last;
}

function labelOf(written: string | undefined, options: readonly PromptOption[]): string | undefined {
  if (written === undefined) return undefined;
  const label = written.toUpperCase();
  const own = options.find((option) => option.label === label);
  if (own) return own.letter;
  const letter = lookAlikes.get(label) ?? label;
  const position = 'ABCDEFGHIJ'.indexOf(letter);
  const cyrillic = position < 0 ? 'АБВГДЕЖЗИК'.indexOf(letter) : position;
  return options[cyrillic]?.letter;
}

/** The option whose text a sentence holds: the longest, because one option may be part of another. */
function nameByText(sentence: string, options: readonly PromptOption[]): string | undefined {
  const folded = ` ${foldText(sentence)} `;
  let best: PromptOption | undefined;
  let rivals = 0;
  for (const option of options) {
    if (option.text === '' || !folded.includes(` ${option.text} `)) continue;
    if (best && !best.text.includes(option.text) && !option.text.includes(best.text)) rivals += 1;
    if (!best || option.text.length > best.text.length) best = option;
  }
  return rivals === 0 ? best?.letter : undefined;
}

function zip(from: string, to: string): [string, string][] {
  return Array.from(from, (character, index) => [character, to.charAt(index)]);
}
