import { functionWords } from '../text/function-words.js';
import { hashWord } from '../text/hash-word.js';

/** Feature ids are below 2 to this power. */
export const orderHashBits = 14;

/** Tokens of a text's beginning that are read. */
const mostTokens = 160;
/** Characters in which they are looked for. */
const headChars = 1_200;
const prime = 0x01000193;
const pairSeed = 0x85ebca6b;
const runSeed = 0x165667b1;
const orderSeed = 0x27d4eb2f;

/** Ids with repetition, in two groups that are weighed apart. */
export interface OrderHashes {
  /** Neighbouring words and marks by their forms, and four in a row by their kinds. */
  readonly pairs: readonly number[];
  /** Runs of two letters within words, beginning and end included. */
  readonly runs: readonly number[];
}

const tokenPattern = /\s*(?:[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{M}’']+|\p{N}+|[^\s\p{L}\p{N}])/gu;

function idOf(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> (32 - orderHashBits);
}

type Sort = 'letters' | 'number' | 'ideograph' | 'mark';

function sortOf(token: string): Sort {
  const code = token.charCodeAt(0);
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'letters';
    return code >= 48 && code <= 57 ? 'number' : 'mark';
  }
  if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)) return 'ideograph';
  if (/^\p{L}/u.test(token)) return 'letters';
  return /^\p{N}/u.test(token) ? 'number' : 'mark';
}

/** What matters of a token for its neighbours: short words whole, of longer ones the ending; capitals; digits alike. */
function formOf(token: string, lower: string, sort: Sort): string {
  if (sort === 'number') return '0';
  if (sort === 'ideograph') return 'i';
  const ending = lower.length <= 3 ? lower : `-${lower.slice(-2)}`;
  return lower === token ? ending : `A${ending}`;
}

/** A little word, another, one with a capital, a number, an ideograph or a mark. */
function kindOf(token: string, lower: string, sort: Sort): string {
  if (functionWords.has(lower)) return 'f';
  if (sort === 'letters') return lower === token ? 'w' : 'c';
  return sort === 'mark' ? 'm' : sort.charAt(0);
}

const beginning = 94;
const end = 36;

/** Adds the ids of a word's pairs of letters, beginning and end included. */
export function hashLetters(lower: string, ids: number[]): void {
  let before = beginning;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : end;
    ids.push(idOf(Math.imul(Math.imul(runSeed ^ before, prime) ^ code, prime)));
    before = code;
  }
}

/** Ids of how a text's beginning is put together, whatever it says. Linear in what is read. */
export function hashOrder(text: string): OrderHashes {
  const pairs: number[] = [];
  const runs: number[] = [];
  let before = '^';
  let kinds = '^^^';
  let last = '';
  for (const spaced of (text.slice(0, headChars).match(tokenPattern) ?? []).slice(0, mostTokens)) {
    const token = spaced.trimStart();
    const lower = token.toLowerCase();
    const sort = sortOf(token);
    const form = formOf(token, lower, sort);
    const gap = token === spaced ? '' : spaced.includes('\n') ? '\n' : ' ';
    kinds = kinds.slice(-3) + kindOf(token, lower, sort);
    pairs.push(idOf(hashWord(kinds, orderSeed)));
    pairs.push(idOf(hashWord(token === last && token.length > 1 ? '=' : before + gap + form, pairSeed)));
    before = form;
    last = token;
    if (sort === 'letters') hashLetters(lower, runs);
  }
  return { pairs, runs };
}
