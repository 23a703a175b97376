import { hashWord } from '../text/hash-word.js';
import { textUnits } from '../text/text-units.js';

/** Feature ids are below 2 to this power. */
export const answerHashBits = 18;

/** Characters of an answer's beginning that are read: what it is shows there. */
export const answerHeadChars = 320;

const prime = 0x01000193;
const wordSeed = 0x9e3779b9;
const runSeed = 0x165667b1;
const pairSeed = 0x85ebca6b;
const tripleSeed = 0xc2b2ae35;
const shortestRun = 3;
const longestRun = 5;

/** Without accents. */
function bare(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** Lower case without accents and apostrophes, digits alike, one space for any white space. */
function fold(text: string): string {
  return bare(text)
    .replace(/['’‘ʼ´`*_]/g, '')
    .toLowerCase()
    .replace(/\d/g, '0')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/** Words; every Chinese or Japanese character is one. */
const wordPattern = /[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{M}\p{N}]+/gu;

/** A bit for each id that the text at hand has shown. */
const seen = new Uint32Array(2 ** (answerHashBits - 5));

/** Where the ids of a text are gathered: up to three runs per character, three groups per word, and the marks at both ends. */
const gathered = new Uint32Array(6 * (answerHeadChars + 20));

/** Distinct ids of one text, one list at a time. */
class IdList {
  #count = 0;

  add(hash: number): void {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    const id = (mixed ^ (mixed >>> 13)) >>> (32 - answerHashBits);
    const bits = seen[id >>> 5] ?? 0;
    const own = 1 << (id & 31);
    if ((bits & own) !== 0) return;
    seen[id >>> 5] = bits | own;
    gathered[this.#count++] = id;
  }

  /** The ids; the list is empty again. */
  take(): Uint32Array {
    const ids = gathered.slice(0, this.#count);
    for (let at = 0; at < ids.length; at++) seen[(ids[at] ?? 0) >>> 5] = 0;
    this.#count = 0;
    return ids;
  }
}

function addWords(words: readonly string[], ids: IdList): void {
  let second = 0;
  let previous = 0;
  for (const word of words) {
    const hash = hashWord(word, wordSeed);
    ids.add(hash);
    const pair = Math.imul(previous ^ pairSeed, prime) ^ hash;
    ids.add(pair);
    ids.add(Math.imul(second ^ tripleSeed, prime) ^ pair);
    second = previous;
    previous = hash;
  }
}

function addRuns(text: string, ids: IdList): void {
  const units = textUnits(text);
  for (let start = 0; start + shortestRun <= text.length; start++) {
    const end = Math.min(start + longestRun, text.length);
    let hash = runSeed;
    for (let index = start; index < end; index++) {
      hash = Math.imul(hash ^ (units[index] ?? 0), prime);
      if (index - start + 1 >= shortestRun) ids.add(hash + index - start);
    }
  }
}

/**
 * Distinct ids of what an answer begins with: words, runs of two and three words and of three to five characters, where
 * beginning and end count as words (Weinberger et al., 2009; FNV-1a over UTF-16 units). Linear in what is read.
 */
export function hashAnswer(text: string): Uint32Array {
  const whole = text.length <= answerHeadChars;
  const folded = fold(text.slice(0, answerHeadChars));
  const ids = new IdList();
  addWords(['^', ...(folded.match(wordPattern) ?? []), ...(whole ? ['$'] : [])], ids);
  addRuns(`^ ${folded}${whole ? ' $' : ''}`, ids);
  return ids.take();
}
