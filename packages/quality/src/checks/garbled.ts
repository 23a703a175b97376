import type { DraftReading } from './read-draft.js';

/** Longest piece that is read for garbled characters. */
const windowLength = 2_000;

/** UTF-8 that was read as Latin-1 or Windows-1252, or characters that could not be decoded at all. */
export function looksMisencoded(reading: DraftReading): boolean {
  const text = reading.prose.slice(0, windowLength);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const broken = text.match(/\ufffd|[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  const doubled =
    text.match(/[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|ðŸ|[ÐÑ][\u0080-\u00bf°±²³µ¶·¸¹º»¼½¾‚ƒ„…†‡ˆ‰Š‹Œ]/g)
      ?.length ?? 0;
  if (/锟斤拷|烫烫烫|屯屯屯|(?:ï¿½){2}/.test(text)) return true;
  return broken + doubled >= Math.max(3, text.length / 150);
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop', 'qsdfghjklm'];
/** The rows of keyboards, from either end, in one text. */
const keyboard = rows.flatMap((row) => [row, [...row].reverse().join('')]).join(' ');

const isVowel: ReadonlySet<string> = new Set('aeiouy');

/** Pairs of consonants that languages in Latin letters hardly ever write, by the first of the two. */
const rarePairs: ReadonlySet<string> = new Set(
  'b:kqxz c:jvwx d:x f:bdhjkqvwxz g:kqvx h:jx j:bcfgqrvxz k:qxz l:qx m:jqxz p:jqvxz q:bcdfghjklmnptvwxz t:qx v:bcfgjmpqwxz w:pqvxz x:dgjklmnqrsz z:jqvx'
    .split(' ')
    .flatMap((group) => [...group.slice(2)].map((second) => group.charAt(0) + second)),
);

function hasRarePair(word: string): boolean {
  for (let index = 1; index < word.length; index++) if (rarePairs.has(word.slice(index - 1, index + 1))) return true;
  return false;
}

/** A "word" of Latin letters that no language would write: keyboard rows, digits amid letters, no vowel for long. */
function isMashed(word: string): boolean {
  if (word.length < 4 || word.charCodeAt(0) > 122) return false;
  let run = 0;
  let longest = 0;
  let digits = 0;
  for (const character of word) {
    if (character > 'z') return false;
    if (character <= '9') digits++;
    run = isVowel.has(character) || character <= '9' ? 0 : run + 1;
    if (run > longest) longest = run;
  }
  if (digits > 0) return digits < word.length && word.length >= 5 && /[a-z]\d+[a-z]|\d[a-z]+\d/.test(word);
  return (
    longest >= 6 ||
    (word.length >= 5 && longest === word.length) ||
    word.length > 45 ||
    keyboard.includes(word) ||
    hasRarePair(word)
  );
}

function characterClass(code: number): number {
  if (code >= 97 && code <= 122) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 48 && code <= 57 ? 2 : 3;
}

/** Characters of all kinds without order: neither words nor a formula, a rule or a table, which use few kinds of them. */
function isSymbolSoup(text: string): boolean {
  if (/[a-z]{5}/.test(text)) return false;
  const dense = text.replace(/\s+/g, '');
  if (dense.length < 16 || /[a-z]{5}|[^\u0021-\u007e]/.test(dense)) return false;
  const symbols = dense.match(/[^a-z0-9]/gi) ?? [];
  let changes = 0;
  for (let index = 1; index < dense.length; index++) {
    if (characterClass(dense.charCodeAt(index)) !== characterClass(dense.charCodeAt(index - 1))) changes++;
  }
  const kinds = new Set(symbols).size;
  return symbols.length === dense.length ? kinds >= 9 : kinds >= 12 && changes > 0.5 * dense.length;
}

/** Tokens of few characters that mix capitals, small letters and digits: keys rather than words. */
function isTokenSoup(prose: string): boolean {
  const tokens = prose
    .slice(0, 600)
    .split(/\s+/)
    .filter((token) => token !== '');
  if (tokens.length < 6) return false;
  const odd = tokens.filter(
    (token) =>
      /^[A-Za-z0-9]{3,40}$/.test(token) &&
      /\d/.test(token) &&
      /[a-z]/.test(token) &&
      /[A-Z]|\d[a-z]+\d|[a-z]\d+[a-z]/.test(token),
  );
  return odd.length >= 0.7 * tokens.length;
}

/** One long "word" that is a shorter one again and again. */
function repeatsItself(word: string): boolean {
  if (word.length < 24) return false;
  const period = (word + word).indexOf(word, 1);
  return (
    period <= word.length / 3 || word.slice(0, 24) === word.slice(5, 29) || word.slice(0, 20) === word.slice(7, 27)
  );
}

const asksForSymbols =
  /\b(?:password|passwords|hash|base64|random|encrypt\w*|decrypt\w*|encod\w*|decod\w*|cipher|uuid|guid|token|regex\w*|regular expression|ascii|emoji\w*|brainfuck|symbols?|hex\w*|sha\d*|md5|latex|formula|equation|dna|protein|url|acronyms?|abbreviat\w*|ticker|callsign)\b|[[\](){}=\\^]/;

/** Keyboard mashing, random letters, symbol soup. */
export function looksMashed(reading: DraftReading): boolean {
  if (reading.fences.length > 0 || asksForSymbols.test(reading.request)) return false;
  const prose = reading.prose.slice(0, windowLength);
  if (isSymbolSoup(prose) || /(?:\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})){6}/.test(prose) || isTokenSoup(prose))
    return true;
  if (reading.proseWords.slice(0, 200).some(repeatsItself)) return true;
  const words = reading.proseWords.slice(0, 80).filter((word) => word.length > 2 && !/^\d+$/.test(word));
  if (words.length === 0 || /https?:|www\.|[\\${}]/.test(prose)) return false;
  const mashed = words.filter(isMashed);
  const letters = mashed.reduce((sum, word) => sum + word.length, 0);
  if (words.length === 1 && /\b(?:name|called|longest|word|village|chemical)\b/.test(reading.request)) return false;
  const allowed = words.length <= 2 ? 0.99 : 0.34;
  return letters >= 8 && mashed.length > allowed * words.length && mashed.every((word) => !reading.promptSet.has(word));
}
