import { littleShare } from '../text/little-share.js';
import { letterDisorder } from './disorder.js';
import type { DraftReading } from './read-draft.js';
import { signsInWords } from './signs-in-words.js';

/** Characters by which the letters of a text are told. */
const headLength = 2_000;
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
const fewSigns = 4;
const signKinds = 3;

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

function isScrambled(words: readonly string[], { promptSet, promptLanguage, request, text }: DraftReading): boolean {
  if (littleShare(words) >= enoughLittle) return false;
  const { mean, pairs } = letterDisorder(new Set(words.filter((word) => isWord(word) && !promptSet.has(word))));
  const isFew = pairs < enoughPairs;
  const isForeign = promptLanguage !== undefined && promptLanguage.language !== 'en';
  if (pairs < leastPairs || (isFew && (isForeign || asksForWord.test(request)))) return false;
  const least = threshold + fewPairs / pairs;
  if (mean < least - lessWithSigns) return false;
  const { count, kinds } = signsInWords(text);
  return mean >= least || (count >= fewSigns && kinds >= signKinds);
}

/** Letters without order where words should be, at the beginning of an answer or at its end, between numbers and signs too. */
export function hasScrambledLetters(reading: DraftReading): boolean {
  const read = reading.hasDataOnly ? reading.words : reading.proseWords;
  const size = Math.min(mostWords, Math.max(fewestWords, read.length / 2));
  if (!isScrambled(read.slice(0, size), reading) && !isScrambled(read.slice(-size), reading)) return false;
  const head = reading.text.slice(0, headLength);
  const marked = head.match(/[\u0100-\u024f\u1e00-\u1eff]|[\u0300-\u036f]/g)?.length ?? 0;
  const small = head.match(/\p{Ll}/gu)?.length ?? 0;
  // In Vietnamese or Yoruba few words are without marks; without small letters they are abbreviations.
  return marked <= 0.05 * head.length && small > head.length / 4 && !asksForLetters.test(reading.request);
}
