import { isWordUnit } from '../linear/is-word-unit.js';
import { textUnits } from '../text/text-units.js';
import { WordSet } from '../text/word-set.js';
import { type NumberToken, readNumber } from './read-number.js';
import { classOfSign, signClass } from './sign-class.js';

/** What one pass over a (bounded) text finds. Counts, unless said otherwise. */
export interface TextScan {
  readonly text: string;
  /** FNV-1a hashes of the words in order, case folded in ASCII; a character each in scripts without spaces. */
  readonly words: Int32Array;
  readonly distinctWords: WordSet;
  /** Hashes of words with a capital letter that do not begin a sentence: names, mostly. */
  readonly names: readonly number[];
  /** At most 600. */
  readonly numbers: readonly NumberToken[];
  readonly upperLetters: number;
  readonly digits: number;
  readonly longWords: number;
  readonly lines: number;
  readonly sentences: number;
  readonly questions: number;
  readonly commas: number;
  readonly operators: number;
  readonly brackets: number;
  /** Brackets without their partner, of all three kinds. */
  readonly unbalanced: number;
  readonly backticks: number;
  /** Triples of neighbouring words that stood before. */
  readonly repeatedTriples: number;
}

const mostNumbers = 600;
const space = 32;
const wordSeed = 0x811c9dc5;
const prime = 0x01000193;

/** Of ASCII, letters in lower case and digits; 0 for what belongs to no word. */
const foldedUnits = Uint8Array.from({ length: 128 }, (_, unit) =>
  isWordUnit(unit) ? String.fromCharCode(unit).toLowerCase().charCodeAt(0) : 0,
);

/** A unit of a word, its case folded in ASCII; 0 for every other unit. */
function foldUnit(unit: number): number {
  if (unit < 128) return foldedUnits[unit] ?? 0;
  return isWordUnit(unit) ? unit : 0;
}

/** Scans a text once, in linear time; give it a window (`textWindow`). */
export function scanText(text: string): TextScan {
  const { words, classes, unbalanced, ...found } = readTokens(text);
  const count = (kind: number) => classes[kind] ?? 0;
  return {
    text,
    words,
    distinctWords: new WordSet(words),
    ...found,
    lines: count(signClass.line) + 1,
    sentences: count(signClass.sentence) + count(signClass.question),
    questions: count(signClass.question),
    commas: count(signClass.comma),
    operators: count(signClass.operator),
    brackets: classes.subarray(signClass.opens).reduce((sum, brackets) => sum + brackets, 0),
    unbalanced,
    backticks: count(signClass.backtick),
    repeatedTriples: countRepeatedTriples(words),
  };
}

/** The words and numbers of a short text alone. */
export function scanWords(text: string): Pick<TextScan, 'words' | 'numbers'> {
  return readTokens(text);
}

/** Where words are gathered: texts are read one after another. */
const room = new Int32Array(2 ** 13);

/** One loop with all its counts in local variables: as a class with fields it took three times as long. */
function readTokens(text: string) {
  const units = textUnits(text);
  const gathered = text.length <= room.length ? room : new Int32Array(text.length);
  const classes = new Uint32Array(13);
  const brackets = new BracketBalance();
  const names: number[] = [];
  const numbers: NumberToken[] = [];
  let [words, upperLetters, digits, longWords] = [0, 0, 0, 0];
  let isSentenceStart = true;
  for (let index = 0; index < text.length; ) {
    const start = index;
    let unit = units[index] ?? 0;
    let folded = foldUnit(unit);
    if (folded === 0) {
      index += 1;
      if (unit === space) continue;
      const kind = classOfSign(unit);
      classes[kind] = (classes[kind] ?? 0) + 1;
      if (kind >= signClass.opens) brackets.add(kind);
      else if (kind >= signClass.line && kind <= signClass.question) isSentenceStart = true;
      continue;
    }
    if (unit >= 48 && unit <= 57) {
      const number = readNumber(text, index);
      index = number.end;
      digits += index - start;
      if (numbers.length < mostNumbers) numbers.push(number);
    } else {
      let hash = wordSeed;
      let upper = 0;
      do {
        if (folded !== unit) upper += 1;
        hash = Math.imul(hash ^ folded, prime);
        index += 1;
        if (isIdeograph(unit) || index === text.length) break;
        unit = units[index] ?? 0;
        folded = foldUnit(unit);
      } while (folded !== 0);
      gathered[words++] = hash;
      upperLetters += upper;
      if (index - start > 7) longWords += 1;
      if (upper > 0 && !isSentenceStart) names.push(hash);
    }
    isSentenceStart = false;
  }
  const { unbalanced } = brackets;
  return { words: gathered.slice(0, words), names, numbers, upperLetters, digits, longWords, classes, unbalanced };
}

/** Scripts without spaces: a character is a word. */
function isIdeograph(unit: number): boolean {
  return unit >= 0x3040 && unit <= 0x9fff;
}

function countRepeatedTriples(words: Int32Array): number {
  const hashes = room.subarray(0, Math.max(0, words.length - 2));
  for (let at = 0; at < hashes.length; at += 1) {
    const pair = Math.imul(words[at] ?? 0, 31) ^ Math.imul(words[at + 1] ?? 0, 0x2545f491);
    hashes[at] = Math.imul(pair, prime) ^ (words[at + 2] ?? 0);
  }
  return hashes.length - new WordSet(hashes, roomForTriples).size;
}

/** What is needed only while a text is scanned. */
const roomForTriples = new Int32Array(2 ** 14);

class BracketBalance {
  readonly #depth = [0, 0, 0];
  #alone = 0;

  add(kind: number): void {
    const shape = (kind - signClass.opens) % 3;
    const depth = this.#depth[shape] ?? 0;
    if (kind < signClass.closes) this.#depth[shape] = depth + 1;
    else if (depth > 0) this.#depth[shape] = depth - 1;
    else this.#alone += 1;
  }

  /** Brackets that close nothing or are still open. */
  get unbalanced(): number {
    return this.#depth.reduce((sum, depth) => sum + depth, this.#alone);
  }
}
