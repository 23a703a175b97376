import { isWordUnit } from '../linear/is-word-unit.js';
import { type NumberToken, readNumber } from './read-number.js';
import { classOfSign, signClass } from './sign-class.js';
import { WordSet } from './word-set.js';

/** What one pass over a (bounded) text finds. Counts, unless said otherwise. */
export interface TextScan {
  readonly text: string;
  /** FNV-1a hashes of the words in order, case folded in ASCII; a character each in scripts without spaces. */
  readonly words: readonly number[];
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

/** Scans a text once, in linear time; give it a window (`textWindow`). */
export function scanText(text: string): TextScan {
  return new Scanner(text).scan();
}

/** What is needed only while a text is scanned: texts are scanned one after another. */
const roomForTriples = new Int32Array(2 ** 13);
const roomForDistinct = new Int32Array(2 ** 10);

/** The words and numbers of a short text alone. */
export function scanWords(text: string): Pick<TextScan, 'words' | 'numbers'> {
  const { words, numbers } = new Scanner(text, roomForDistinct).scan();
  return { words, numbers };
}

class Scanner {
  readonly #text: string;
  readonly #words: number[] = [];
  readonly #names: number[] = [];
  readonly #numbers: NumberToken[] = [];
  readonly #distinct: WordSet;
  readonly #triples: WordSet;
  readonly #depth = [0, 0, 0];
  readonly #classes = new Uint32Array(13);
  #upperLetters = 0;
  #digits = 0;
  #longWords = 0;
  #unbalanced = 0;
  #repeatedTriples = 0;
  #isSentenceStart = true;

  constructor(text: string, room?: Int32Array) {
    this.#text = text;
    this.#distinct = new WordSet(text.length >> 1, room);
    this.#triples = new WordSet(text.length >> 1, roomForTriples);
  }

  scan(): TextScan {
    for (let index = 0; index < this.#text.length; ) index = this.#step(index);
    return this.#finish();
  }

  /** Takes the word, number or sign at `index`; returns where to go on. */
  #step(index: number): number {
    const unit = this.#text.charCodeAt(index);
    if (unit === 32) return index + 1;
    if (unit >= 48 && unit <= 57) return this.#number(index);
    if (isWordUnit(unit)) return this.#word(index);
    this.#sign(classOfSign(unit));
    return index + 1;
  }

  #finish(): TextScan {
    const count = (kind: number) => this.#classes[kind] ?? 0;
    const open = this.#depth.reduce((sum, depth) => sum + depth, 0);
    return {
      text: this.#text,
      words: this.#words,
      distinctWords: this.#distinct,
      names: this.#names,
      numbers: this.#numbers,
      upperLetters: this.#upperLetters,
      digits: this.#digits,
      longWords: this.#longWords,
      lines: count(signClass.line) + 1,
      sentences: count(signClass.sentence) + count(signClass.question),
      questions: count(signClass.question),
      commas: count(signClass.comma),
      operators: count(signClass.operator),
      brackets: this.#classes.subarray(signClass.opens).reduce((sum, brackets) => sum + brackets, 0),
      unbalanced: this.#unbalanced + open,
      backticks: count(signClass.backtick),
      repeatedTriples: this.#repeatedTriples,
    };
  }

  #number(start: number): number {
    const number = readNumber(this.#text, start);
    this.#digits += number.end - start;
    if (this.#numbers.length < mostNumbers) this.#numbers.push(number);
    this.#isSentenceStart = false;
    return number.end;
  }

  #word(start: number): number {
    const text = this.#text;
    let hash = 0x811c9dc5;
    let upper = 0;
    let end = start;
    for (; end < text.length; end += 1) {
      const unit = text.charCodeAt(end);
      if (!isWordUnit(unit)) break;
      const isUpper = unit >= 65 && unit <= 90;
      if (isUpper) upper += 1;
      hash = Math.imul(hash ^ (isUpper ? unit + 32 : unit), 0x01000193);
      if (unit >= 0x3040 && unit <= 0x9fff) {
        end += 1;
        break;
      }
    }
    this.#upperLetters += upper;
    if (end - start > 7) this.#longWords += 1;
    if (upper > 0 && !this.#isSentenceStart) this.#names.push(hash);
    this.#remember(hash);
    this.#isSentenceStart = false;
    return end;
  }

  #remember(hash: number): void {
    const count = this.#words.push(hash);
    this.#distinct.add(hash);
    if (count < 3) return;
    const pair = Math.imul(this.#words[count - 3] ?? 0, 31) ^ Math.imul(this.#words[count - 2] ?? 0, 0x2545f491);
    if (!this.#triples.add(Math.imul(pair, 0x01000193) ^ hash)) this.#repeatedTriples += 1;
  }

  #sign(kind: number): void {
    this.#classes[kind] = (this.#classes[kind] ?? 0) + 1;
    if (kind >= signClass.opens) this.#bracket(kind);
    else if (kind >= signClass.line && kind <= signClass.question) this.#isSentenceStart = true;
  }

  #bracket(kind: number): void {
    const shape = (kind - signClass.opens) % 3;
    const depth = this.#depth[shape] ?? 0;
    if (kind < signClass.closes) this.#depth[shape] = depth + 1;
    else if (depth > 0) this.#depth[shape] = depth - 1;
    else this.#unbalanced += 1;
  }
}
