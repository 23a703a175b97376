import { foldNumerals } from './fold-numerals.js';
import { readDigits } from './number-reading.js';
import { numberWords } from './number-words.js';
import { stopWords } from './stop-words.js';

const pieces =
  /\d[\d.,']*\d|\d|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|\p{L}{1,3}\d[\p{L}\d]*|\p{L}+/gu;
const spaceless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const possessive = /['’]s\b/g;
const endings = /(?:(?:ing|edly|ed|ie|en|er|e)s?|y|s)$/;
const minStemChars = 4;

/**
 * What a text says, as a set of tokens: folded word stems without stop words, canonical numbers, and pairs of characters
 * in scripts without spaces. Linear in the text.
 */
export function contentTokens(text: string): ReadonlySet<string> {
  const tokens = new Set<string>();
  const folded = foldNumerals(text).replace(possessive, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  for (const [piece] of folded.matchAll(pieces)) {
    if (/^\d/.test(piece)) tokens.add(numberToken(piece));
    else if (spaceless.test(piece)) addPairs(tokens, piece);
    else if (/\d/.test(piece)) tokens.add(piece);
    else if (!stopWords.has(piece)) tokens.add(wordToken(piece));
  }
  return tokens;
}

function numberToken(digits: string): string {
  return String(readDigits(digits)[0]?.value ?? digits);
}

function wordToken(word: string): string {
  const spelled = numberWords.get(word);
  if (spelled && spelled.role === 'unit' && !spelled.weak) return String(spelled.value);
  if (word.length <= minStemChars) return word;
  const stem = word.replace(endings, '');
  return stem.length >= minStemChars - 1 ? stem : word;
}

function addPairs(tokens: Set<string>, run: string): void {
  const characters = Array.from(run);
  if (characters.length === 1) tokens.add(run);
  for (let index = 1; index < characters.length; index++) {
    tokens.add((characters[index - 1] ?? '') + (characters[index] ?? ''));
  }
}
