import { functionWords } from '../text/function-words.js';
import { letterDisorder } from './disorder.js';
import type { DraftReading } from './read-draft.js';

/** Words that are read at either end of a text: half of it, within these bounds. */
const mostWords = 100;
const fewestWords = 20;
/** A text with so many little words in it is language. */
const enoughLittle = 0.2;
/** Fewest pairs of letters that show anything, and that show it where a word of another language may be asked for. */
const leastPairs = 13;
const enoughPairs = 40;
/**
 * Log-odds per pair of letters from which words are none, and what few pairs need more. Recorded answers, and texts in
 * twenty languages, stay below 0.2 (Welsh 0.25); random letters have 0.35 to 0.6, words with mixed letters 0.25 to 0.45.
 */
const threshold = 0.245;
const fewPairs = 3.2;
/** ... and how much less do with signs of several kinds within them. */
const lessWithSigns = 0.08;

/** Characters in which such signs are looked for. */
const signWindow = 2_000;

/** What no language writes is asked for: codes, keys, signs, sounds, abbreviations, words of a game. */
const asksForLetters =
  /\b(?:base ?\d\d|(?:en|de)cod(?:ed?|ing)\b(?!\()|(?:en|de)crypt\w*|cipher\w*|uuid|guid|passwords?|hex\w*|sha-?\d*|md5|dna|rna|protein|lorem|filler|placeholder|dummy|nonsense|gibberish|made-?up|keyboard|mash\w*|laugh\w*|sounds?|nois\w+|scream\w*|morse|chess|fen|alphabet|hash\w*|checksum|licen[cs]e keys?|protocols?|acronyms?|abbrevia\w+|assembl\w+|opcodes?|scrabble|hangman|obscure|word games?|crossword|vowels?|consonants?|tickers?|anagrams?|scrambl\w*|unscrambl\w*|backwards?|klingon|elvish|welsh|cymraeg|phonetic\w*|ipa|transliterat\w*|random (?:words?|letters?|text|characters?|strings?))\b/;

/** A short answer may be a word of any language. */
const asksForWord =
  /translat|languages?|\bsay\b|\bwords?\b|\bmeans?\b|\bcalled in\b|\bin \p{L}+(?:ish|ch|sh|ian|ese)\b/u;

/** Words of which the prompt has none, of Latin letters. */
function isWord(word: string): boolean {
  return word.length >= 3 && /^[a-z\u00df-\u00f6\u00f8-\u00ff]+$/.test(word);
}

/** Signs of three kinds within words. */
function hasSignsInWords(text: string): boolean {
  const signs = text.slice(0, signWindow).match(/(?<=\p{L}{2})[#@%^&~|$](?=\p{L}{2})/gu) ?? [];
  return signs.length >= 4 && new Set(signs).size >= 3;
}

function isScrambled(words: readonly string[], { promptSet, promptLanguage, request, text }: DraftReading): boolean {
  const little = words.filter((word) => word.length > 1 && functionWords.has(word)).length;
  if (little >= enoughLittle * words.length) return false;
  const { mean, pairs } = letterDisorder(new Set(words.filter((word) => isWord(word) && !promptSet.has(word))));
  const isFew = pairs < enoughPairs;
  const isForeign = promptLanguage !== undefined && promptLanguage.language !== 'en';
  if (pairs < leastPairs || (isFew && (isForeign || asksForWord.test(request)))) return false;
  const least = threshold + fewPairs / pairs;
  return mean >= least || (mean >= least - lessWithSigns && hasSignsInWords(text));
}

/** Letters without order where words should be, at the beginning of an answer or at its end, between numbers and signs too. */
export function hasScrambledLetters(reading: DraftReading): boolean {
  const { text, fences, words, proseWords } = reading;
  const isData = fences.every(({ code }) => /^\s*(?:json\s)?[[{]/.test(code));
  const read = isData ? words : proseWords;
  const size = Math.min(mostWords, Math.max(fewestWords, read.length / 2));
  // In Vietnamese or Yoruba few words are without marks.
  if ((text.match(/[\u0100-\u024f\u1e00-\u1eff]|[\u0300-\u036f]/g)?.length ?? 0) > 0.05 * text.length) return false;
  if (!isScrambled(read.slice(0, size), reading) && !isScrambled(read.slice(-size), reading)) return false;
  // Without small letters they are abbreviations.
  return (text.match(/\p{Ll}/gu)?.length ?? 0) > text.length / 4 && !asksForLetters.test(reading.request);
}
