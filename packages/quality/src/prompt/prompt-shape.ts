import { textUnits } from '../text/text-units.js';
import { countWording } from './count-wording.js';
import { promptWindow } from './prompt-window.js';
import { ideograph, letter, unitKind } from './unit-kind.js';

/** Names of the numbers that `promptShape` returns, in its order. */
export const shapeNames = [
  'length',
  'long text',
  'numbers',
  'signs of mathematics',
  'signs of code',
  'several lines',
  'indented lines',
  'code block',
  'questions',
  'several sentences',
  'several parts',
  'options to choose from',
  'long words',
  'capitals',
  'quotation',
  'no letters parted by spaces',
  'very short',
  'length of the question',
  'quoted text',
  'parts and multiples',
  'points in time',
] as const;

/** Characters in which telling words are looked for. */
const wordingChars = 1_000;
const newline = 10;
const space = 32;
const doubleQuote = 34;
const singleQuote = 39;
const stroke = 47;

/** What a prompt looks like, whatever its language: one number each for `shapeNames`, about 0 to 3. Linear in the window. */
export function promptShape(window: string): Float32Array {
  const counts = countUnits(window);
  const wording = countWording(promptWindow(window, wordingChars).toLowerCase());
  const words = counts.words + counts.ideographs / 2;
  const per = (count: number) => Math.log2(1 + count) / 2;
  const share = (count: number, of: number) => Math.min(3, (count * 10) / Math.max(of, 10));
  return Float32Array.of(
    Math.log2(1 + words) / 3,
    words > 60 ? Math.log2(words / 60) : 0,
    per(counts.numbers),
    share(counts.mathSigns, words),
    share(counts.codeSigns, words),
    per(counts.lines),
    per(counts.indents),
    window.includes('```') ? 1 : 0,
    per(counts.questions),
    per(counts.sentences),
    per(counts.commas + counts.colons),
    per(counts.options),
    share(counts.longWords, words),
    share(counts.capitals, words) / 2,
    per(counts.quotes),
    counts.ideographs > counts.words ? 1 : 0,
    words < 6 ? (6 - words) / 3 : 0,
    Math.log2(1 + words - counts.optionWords) / 3,
    per(counts.quotedChars),
    per(counts.strokes + wording.parts),
    per(wording.times),
  );
}

interface UnitCounts {
  words: number;
  longWords: number;
  ideographs: number;
  numbers: number;
  mathSigns: number;
  codeSigns: number;
  lines: number;
  indents: number;
  questions: number;
  sentences: number;
  commas: number;
  colons: number;
  options: number;
  /** Words in lines that begin as an option does: choices grow with their number, not with the question. */
  optionWords: number;
  /** Characters between quotation marks of one line. */
  quotedChars: number;
  /** Strokes after a digit. */
  strokes: number;
  capitals: number;
  quotes: number;
}

type Counter = keyof UnitCounts;

const counterNames: readonly Counter[] = [
  'mathSigns',
  'codeSigns',
  'questions',
  'sentences',
  'commas',
  'colons',
  'quotes',
];
const counted: Readonly<Record<string, string>> = {
  mathSigns: '=+^%<>*/√∫∑∏∞≤≥≠≈±×÷∂∇∈∀∃π²³\\',
  codeSigns: '{}[];_#`|$&@',
  questions: '?？؟',
  sentences: '.!。！।',
  commas: ',，、،;',
  colons: ':：',
  quotes: '"“”„«»「」',
};
/** For a unit, 1 plus the place of its counter in `counterNames`; 0 for none. */
const counterOf = new Uint8Array(65_536);
counterNames.forEach((name, index) => {
  for (const text of counted[name] ?? '') counterOf[text.charCodeAt(0)] = index + 1;
});

function countUnits(text: string): UnitCounts {
  const units = textUnits(text);
  const marks = new Uint16Array(counterNames.length + 1);
  let [words, longWords, ideographs, numbers, lines, indents, options, capitals] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [optionWords, quotedChars, strokes, openQuote, openIndex] = [0, 0, 0, 0, 0];
  let inOption = false;
  let before = newline;
  for (let index = 0; index < text.length; index += 1) {
    let unit = units[index] ?? 0;
    let kind = unitKind(unit);
    const start = index;
    while (kind === letter) {
      // Most are small letters.
      if (unit < 97) {
        if (unit <= 57 && (before < 48 || before > 57)) numbers += 1;
        else if (unit >= 65) capitals += 1;
      }
      before = unit;
      index += 1;
      if (index === text.length) break;
      unit = units[index] ?? 0;
      kind = unitKind(unit);
    }
    const run = index - start;
    if (run > 0) {
      words += 1;
      if (inOption) optionWords += 1;
      if (run > 8) longWords += 1;
      if (index === text.length) break;
    }
    const mark = counterOf[unit] ?? 0;
    if (mark > 0) marks[mark] = (marks[mark] ?? 0) + 1;
    if (kind === ideograph) ideographs += 1;
    else if (unit === stroke && before >= 48 && before <= 57) strokes += 1;
    else if (run === 1 && (unit === 41 || unit === 46) && isOption(text, index)) {
      options += 1;
      inOption = before > 57;
    }
    if (unit === openQuote) {
      quotedChars += index - openIndex;
      openQuote = 0;
    } else if (openQuote === 0 && run === 0 && (unit === singleQuote || unit === doubleQuote)) {
      openQuote = unit;
      openIndex = index;
    }
    if (unit === newline) {
      lines += 1;
      inOption = false;
      openQuote = 0;
    } else if (unit === space && before === newline) indents += 1;
    before = unit;
  }
  const [, mathSigns = 0, codeSigns = 0, questions = 0, sentences = 0, commas = 0, colons = 0, quotes = 0] = marks;
  const found = {
    words,
    longWords,
    ideographs,
    numbers,
    lines,
    indents,
    options,
    capitals,
    optionWords,
    quotedChars,
    strokes,
  };
  return { ...found, mathSigns, codeSigns, questions, sentences, commas, colons, quotes };
}

/** Whether "A)" or "B." or "1." stands at the beginning of a line. */
function isOption(text: string, endIndex: number): boolean {
  const before = endIndex >= 2 ? text.charCodeAt(endIndex - 2) : newline;
  if (before === newline) return true;
  return before === 40 && (endIndex < 3 || text.charCodeAt(endIndex - 3) === newline);
}
