import { functionWords } from '../text/function-words.js';

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

function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), prime);
  return value;
}

function idOf(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> (32 - orderHashBits);
}

/** What matters of a token for its neighbours: short words whole, of longer ones the ending; capitals; digits alike. */
function formOf(token: string): string {
  const lower = token.toLowerCase();
  if (/^\p{N}/u.test(lower)) return '0';
  if (/^[\u3040-\u30ff\u3400-\u9fff]/.test(token)) return 'i';
  const ending = lower.length <= 3 ? lower : `-${lower.slice(-2)}`;
  return lower === token ? ending : `A${ending}`;
}

/** A little word, another, one with a capital, a number, an ideograph or a mark. */
function kindOf(token: string): string {
  const lower = token.toLowerCase();
  if (functionWords.has(lower)) return 'f';
  if (/^[\u3040-\u30ff\u3400-\u9fff]/.test(token)) return 'i';
  if (/^\p{L}/u.test(token)) return lower === token ? 'w' : 'c';
  return /^\p{N}/u.test(token) ? 'n' : 'm';
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
    const form = formOf(token);
    const gap = token === spaced ? '' : spaced.includes('\n') ? '\n' : ' ';
    kinds = kinds.slice(-3) + kindOf(token);
    pairs.push(idOf(hash(kinds, orderSeed)));
    pairs.push(idOf(hash(token === last && token.length > 1 ? '=' : before + gap + form, pairSeed)));
    before = form;
    last = token;
    if (!/^\p{L}/u.test(token) || /^[\u3040-\u30ff\u3400-\u9fff]/.test(token)) continue;
    const word = `^${token.toLowerCase()}$`;
    for (let at = 0; at + 2 <= word.length; at++) runs.push(idOf(hash(word.slice(at, at + 2), runSeed)));
  }
  return { pairs, runs };
}
