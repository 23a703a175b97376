import {
  answerWords,
  copulas,
  resultWords,
  spacelessAnswers,
  spacelessCopulas,
  spacelessResults,
  therefores,
} from './cue-words.js';
import { findWords } from './find-words.js';

const nouns: ReadonlySet<string> = new Set([...answerWords, ...resultWords]);
const maxWordsToCopula = 10;
const maxCharsToCopula = 90;
const maxRestChars = 400;

/** What follows the words that announce an answer, up to 400 characters. */
export interface Cue {
  readonly text: string;
  /** "The answer is", and not just "the result is", which is said on the way too. */
  readonly final: boolean;
}

/** The last "the answer is" of a text, in any of the known languages; without one, the last "the result is". */
export function findCue(text: string): Cue | undefined {
  const spaced = findSpaced(text);
  const answer = Math.max(findSpaceless(text, spacelessAnswers), spaced.answer);
  const at = answer >= 0 ? answer : Math.max(findSpaceless(text, spacelessResults), spaced.result);
  return at < 0 ? undefined : { text: text.slice(at, at + maxRestChars), final: answer >= 0 };
}

/** Where the text after the last copula starts; -1 without one. */
function findSpaced(text: string): { readonly answer: number; readonly result: number } {
  let answer = -1;
  let result = -1;
  for (const { word, end } of findWords(text, nouns)) {
    const after = afterCopula(text, end);
    if (after === undefined) continue;
    if (answerWords.has(word)) answer = after;
    else result = after;
  }
  return { answer, result };
}

function afterCopula(text: string, start: number): number | undefined {
  const near = text.slice(start, start + maxCharsToCopula);
  // "Option B is the closest" says it before the copula.
  if (/^\s?\(?[A-J]\)?\s/.test(near)) return undefined;
  const colon = /^[\s*_"'`)\]]{0,6}[:：=→]/.exec(near);
  if (colon) return start + colon[0].length;
  let words = 0;
  for (const match of near.matchAll(/\p{L}+|[.!?\n:,;]/gu)) {
    const token = match[0];
    const end = start + match.index + token.length;
    if (token === ':') return end;
    if (/[.!?\n,;]/.test(token) || ++words > maxWordsToCopula) return undefined;
    if (copulas.has(token.toLowerCase())) return afterTherefore(near, match.index + token.length) + start;
  }
  return undefined;
}

/** "È quindi X", "est donc X": the answer begins behind them. */
function afterTherefore(near: string, place: number): number {
  let at = place;
  for (let turn = 0; turn < 2; turn++) {
    const rest = near.slice(at).trimStart().toLowerCase();
    const word = therefores.find((each) => rest.startsWith(each) && !/^\p{L}/u.test(rest.slice(each.length)));
    if (word === undefined) break;
    at = near.length - rest.length + word.length;
    if (near[at] === ',') at++;
  }
  return at;
}

function findSpaceless(text: string, cues: readonly string[]): number {
  for (const cue of cues) {
    const at = text.lastIndexOf(cue);
    if (at < 0) continue;
    const start = at + cue.length;
    const near = text.slice(start, start + 12);
    const ends = spacelessCopulas
      .map((copula) => [near.indexOf(copula), copula.length] as const)
      .filter(([index]) => index >= 0);
    const [first] = ends.sort(([a], [b]) => a - b);
    if (first) return start + first[0] + first[1];
  }
  return -1;
}
