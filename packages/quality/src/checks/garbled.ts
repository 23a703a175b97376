import { functionWords } from '../text/function-words.js';
import { littleShare } from '../text/little-share.js';
import { isMisdecoded } from './misdecoded.js';
import { mixesLanguages } from './mixes-languages.js';
import type { DraftReading } from './read-draft.js';
import { isSenselessScript } from './senseless-script.js';
import { signsInWords } from './signs-in-words.js';
import { hasStrayScript } from './stray-script.js';

/** Longest piece that is read for garbled characters. */
const windowLength = 2_000;
/** Log-odds from which a text counts as no language; set so that at most 3 in 1,000 right drafts of an unseen task do. */
const threshold = 1.3;
/** Texts shorter than this need more: so much if there were nothing of them. */
const enoughChars = 130;
const emptyThreshold = 2;
/** Names stand side by side without grammar: how much more a text of nothing but names needs, beyond German's share of capitals. */
const namesThreshold = 6;
const usualCapitals = 0.35;
/** Log-odds from which a text is rather the error of a service. */
const sureError = 1;
/** Fewer texts were learned from in other languages than English. */
const otherThreshold = 1.1;
/** German puts its verbs where others put none. */
const germanThreshold = 2.3;
/** ... and none in some: a text without a frequent little word of those that are known. */
const unknownThreshold = 6;
/** Few texts in other letters than Latin ones were learned from: how much more a text of nothing else needs. */
const foreignThreshold = 3;
/** ... and of those between Hebrew and the scripts of East Asia, where one script serves many languages. */
const asianThreshold = 7;

/** Characters that could not be decoded, or that no text has. */
function looksUndecoded(text: string): boolean {
  // Japanese of another encoding becomes half-width kana between rare characters.
  const halfWidth = text.match(/[\uff61-\uff9f]/g)?.length ?? 0;
  if (halfWidth >= 5 && halfWidth >= (text.match(/[\u3041-\u3096]/g)?.length ?? 0)) return true;
  const accented = text.match(/[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/g)?.length ?? 0;
  if (accented >= 10 && accented > 0.6 * (text.match(/\p{L}/gu)?.length ?? 0)) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const broken = text.match(/\ufffd|[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u009f]/g)?.length ?? 0;
  return (
    broken >= Math.max(3, text.length / 150) ||
    /锟斤拷|烫烫烫|屯屯屯|(?:[縺繧繝][^縺繧繝]{0,3}){5}|(?:Ãƒ|Ã‚|â‚¬|Ã¢â|Â§ Ã).*(?:Ãƒ|Ã‚|â‚¬|Ã¢â|ÃÂ)/s.test(text) ||
    isMisdecoded(text) ||
    isSenselessScript(text)
  );
}

/** Bytes written as letters. */
const isEncoded =
  /(?:\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})){6}|^\s*(?=\D{0,60}\d)[A-Za-z0-9+/]{40,}={0,2}\s*$|^(?:[01]{6,20}\s+){3,9}[01]|^[\da-f]{8}\s+(?:[\da-f]{2}\s+){8}|(?:%[\da-f]{2}[^%\s]{0,16}){8}|^(?:%PDF-|.?PNG\r?\n|GIF8[79]a|PK[^\w\s])/i;

const rawBytes = /(?:\b[\da-f]{2}\s){14}/i;

/** Characters in which signs without order are looked for, and the share of them that words may have. */
const mostInWords = 0.08;
const soupLength = 600;

/** Characters of all kinds without order: neither words nor a formula, a rule or a table, which use few kinds of them. */
function isSymbolSoup(text: string): boolean {
  if (isEncoded.test(text)) return true;
  const dense = text.replace(/\s+/g, '');
  const inWords = text.match(/[a-z]{5,}/g)?.join('').length ?? 0;
  if (dense.length < 16 || inWords > mostInWords * dense.length || /[^\u0021-\u007e]/.test(dense)) return false;
  const symbols = dense.match(/[^a-z0-9]/gi) ?? [];
  const kinds = new Set(symbols).size;
  return kinds >= (symbols.length === dense.length ? 9 : 12) && symbols.length > 0.15 * dense.length;
}

/** Signs of many kinds within words. */
function hasSignsInWords(text: string): boolean {
  const rare = text.match(/[\u00a1-\u00bf]|[\u0300-\u036f]/g)?.length ?? 0;
  if (rare >= 8 && rare > 0.2 * text.length) return true;
  const { count, kinds } = signsInWords(text);
  return count >= 8 && count > text.length / 40 && kinds >= 4;
}

/** One long "word" that is a shorter one again and again. */
function repeatsItself(word: string): boolean {
  if (word.length < 24) return false;
  return [...Array(12).keys()].some((period) => period > 1 && word.slice(0, 20) === word.slice(period, period + 20));
}

/** The user wants words rather than sentences, or speaks of codes and signs. */
const asksForOddText =
  /\b(?:words?|twisters?|list|names?|keywords?|tags?|titles?|passwords?|passphrase|phrase|terms|random|synonyms?|rhym\w*|anagram\w*|scrambl\w*|unscrambl\w*|reverse|sort\w*|extract|label\w*|categor\w*|tokens?|spell\w*|sequence|repeat\w*|ingredients|animals|colou?rs|examples?|brainstorm|items|entities|languages?|verbs|nouns|adjectives|decode|decipher|encod\w*|encrypt\w*|decrypt\w*|cipher|dna|alphabet|laugh\w*|lorem|hash|sha\d*|md5|base64|times|song|lyrics|uuid|regex\w*|ascii|emoji\w*|symbols?|hex\w*|binary|bits|nonsense|gibberish|made-?up|liste|wörter|mots|palabras|parole)\b|слов|перечисл|列|词|語/;

/** The user wants text that is no language, or speaks of such: codes, keys, filler. */
const asksForCodes =
  /\b(?:base ?\d\d|encod\w*|encrypt\w*|decrypt\w*|cipher|tokens?|uuid|guid|random|passwords?|hex\w*|sha-?\d*|md5|zeros?|digits|repeat\w*|binary|bits|dna|lorem|filler|placeholder|dummy|nonsense|gibberish|keyboard|mash\w*|laugh\w*|sounds?|morse|regex\w*|chess|fen|brainfuck|alphabet|code|functions?|variables?|methods?|camel ?case|apis?|brands?|identifiers?|hashtags?|hash|commit|checksum|address|keys?|licen[cs]e|protocols?)\b|алфавит/;

/** Formulas, code, tables and links have an order of their own. */
const notLanguage =
  /[{}[\]|=<>\\$]|https?:|www\.|^(?:select|insert into|update|delete from|create|alter|with)\b[^.!?]{0,400}\b(?:from|set|values|table|as|where)\b/i;

/** Text that no language would write: shuffled, scrambled, mashed, wrongly decoded, or of several languages at once. */
export function looksGarbled(reading: DraftReading): boolean {
  const { fences, prose, proseWords, request } = reading;
  if (fences.length > 0) return false;
  const text = prose.slice(0, windowLength);
  const isForeign = /[^\t\n\r -~]/.test(text);
  if (isForeign && (looksUndecoded(text) || hasStrayScript(text, request))) return true;
  if (isForeign && hasManyScripts(text))
    return !/translat|languages?|alphabets?|scripts?|greet|hello|idiomas|sprachen|langues/.test(request);
  if (isMashed(text, proseWords)) return !asksForCodes.test(request);
  // Records of a calendar or a mail have an order of their own.
  if ((text.match(/^[A-Z-]{3,}[:;=]/gm)?.length ?? 0) >= 3) return false;
  if (isPlain(reading) && !/[#@%^&*~|<>$]/.test(text)) return false;
  return isOdd(reading, text) && !asksForCodes.test(request) && !asksForOddText.test(request);
}

function isOdd(reading: DraftReading, text: string): boolean {
  const { proseWords } = reading;
  if (isSymbolSoup(text.slice(0, soupLength)) || hasSignsInWords(text) || proseWords.slice(0, 100).some(repeatsItself))
    return true;
  return (
    !notLanguage.test(text) &&
    (isWordList(reading) ||
      mixesLanguages(proseWords) ||
      (!hasWords(text) && isTokenSoup(text)) ||
      lacksOrder(reading, text))
  );
}

/** Brackets and the like at the end, of several kinds, where prose went before. */
function endsInSigns(text: string): boolean {
  if (/[\p{L}\p{N}]/u.test(text.slice(-15))) return false;
  if (/(?:[,;:]\s?){15}$/.test(text.slice(-240))) return true;
  const tail = /[^\p{L}\p{N}]{60,}$/u.exec(text.slice(-240))?.[0] ?? '';
  return new Set(tail.replace(/[\s.\-_=*#|]/g, '')).size >= 4;
}

/** Shorter ones are brands: "YouTube", "PostgreSQL". */
const leastGlued = 11;

/** Names of a program's parts where words should be: "externalToEVA guiActiveUn". */
function isGlued(text: string): boolean {
  if (!/[a-z]{2}[A-Z][a-z]/.test(text)) return false;
  const tokens = text.split(/\s+/);
  const glued = tokens.filter(
    (token) => token.length >= leastGlued && /^\p{L}+\p{Ll}\p{Lu}\p{L}+$/u.test(token),
  ).length;
  return glued >= 3 && glued >= tokens.length / 4;
}

const scripts = [
  /[a-z]{3}/i,
  /[\u0400-\u04ff]{3}/,
  /[\u0600-\u06ff]{3}/,
  /[\u0900-\u097f]{3}/,
  /[\u0e00-\u0e7f]{3}/,
  /[\u3040-\u9fff]{2}/,
  /[\uac00-\ud7af]{2}/,
  /[\u0370-\u03ff]{3}/,
  /[\u0590-\u05ff]{3}/,
];

/** Words of four scripts or more: no text has them that is not about languages. */
function hasManyScripts(text: string): boolean {
  return /[\u0370-\ud7af]/.test(text) && scripts.filter((script) => script.test(text)).length >= 4;
}

/** Five consonants in a row, or keys side by side. */
const mash = /[bcdfghjklmnpqrstvwxz]{5}|asdf|qwer|zxcv|hjkl/i;

/** Words in which such are counted, and the share of a text's words that they make. */
const mashedWithin = 100;
const leastMashed = 0.3;
/** In longer texts they cannot. */
const mostMashed = mashedWithin / leastMashed;

/** Keys hit at random: words without vowels or of a row of keys, bare letters of Hangul, bytes written as letters. */
function isMashed(text: string, words: readonly string[]): boolean {
  const head = text.slice(0, soupLength).trim();
  if (isEncoded.test(head) || /[a-f]/i.test(rawBytes.exec(head)?.[0] ?? '') || endsInSigns(text) || isGlued(head))
    return true;
  const hangul = head.match(/[\u3131-\u3163]/g)?.length ?? 0;
  if (hangul >= 8 && hangul > 0.4 * head.replace(/\s/g, '').length) return true;
  if (words.length > mostMashed || !mash.test(text)) return false;
  const mashed = words
    .slice(0, mashedWithin)
    .filter((word) => word.length >= 4 && mash.test(word) && /^[a-z]+$/.test(word));
  return (
    mashed.length >= 2 &&
    mashed.length > (mashed.length > 3 ? leastMashed : 0.4) * words.length &&
    /\b[a-z]+\b/.test(head)
  );
}

/** Five words of plain letters in a row. */
function hasWords(text: string): boolean {
  return /[a-z]{3} [a-z]{2,20} [a-z]{2,20} [a-z]{2,20} [a-z]{3}/.test(text);
}

/** Single letters, or tokens in which letters and digits take turns: texts taken apart, keys rather than words. */
function isTokenSoup(text: string): boolean {
  const tokens = text.slice(0, soupLength).split(/\s+/);
  const odd = tokens.filter((token) => /^(?:\p{L}|0x[\da-f]+|(?=\w*\d)(?=\w*[a-z])\w{3,40})$/iu.test(token));
  return tokens.length >= 6 && odd.length >= 0.7 * tokens.length;
}

/** Words in a row that hardly anything joins and that the prompt does not have; names and titles have capitals throughout. */
function isWordList({ text, proseWords, promptSet }: DraftReading): boolean {
  if (proseWords.length < 5 || !/^[\p{L}\s'’]+[.!?]?$/u.test(text) || text.includes('\n')) return false;
  const small = text.match(/(?<!\p{L})\p{Ll}/gu)?.length ?? 0;
  if (small < (proseWords.length < 12 ? proseWords.length : 0.25 * proseWords.length)) return false;
  const joining = proseWords.filter((word) => word.length < 3 || functionWords.has(word) || promptSet.has(word)).length;
  if (proseWords.length < 12) return joining === 0;
  return joining < (small === proseWords.length ? 0.25 : 0.08) * proseWords.length;
}

/** Little words that cannot follow an English article. */
const brokenEnglish =
  /\b(?:the|a|an|my|your|their) (?=(?:the|an|of|and|to|is|it|was|are|as|be|or|but|by|because|than|into|he|she|we|were|if|with)\b)/g;

/** Of a language that nothing was learned from, as Welsh or Vietnamese. */
function isUnknown({ language, proseWords }: DraftReading, text: string): boolean {
  if (language !== undefined || proseWords.length < 8) return false;
  if ((text.match(/[\u00e0-\u024f\u1e00-\u1eff]/g)?.length ?? 0) >= 0.02 * text.length) return true;
  return littleShare(proseWords.slice(0, mostCounted)) < 0.15;
}

const consonants = /[bcdfghjklmnpqrstvwxz]{6}/i;

/** Fewest words, and share of little ones, of an English text in which words out of order would show. */
const wordsThatShow = 60;
const littleThatShows = 0.25;
const mostCounted = 120;

/** English prose whose words stand in order as far as that is seen at once. */
function isPlain({ proseWords, language, orderBreaks }: DraftReading): boolean {
  if (orderBreaks > 0 || proseWords.length < wordsThatShow || language?.language !== 'en') return false;
  return littleShare(proseWords.slice(0, mostCounted)) >= littleThatShows;
}

function lacksOrder(reading: DraftReading, text: string): boolean {
  const { proseWords: words, language, kind } = reading;
  if ((text.slice(0, 600).match(brokenEnglish)?.length ?? 0) >= Math.max(2, words.length / 20)) return true;
  const mashed = consonants.test(text) ? words.filter((word) => word.length > 5 && consonants.test(word)) : [];
  if (mashed.length >= 2 && mashed.length > 0.5 * words.length) return true;
  // Errors of services are full of names and marks.
  if (kind.error > sureError) return false;
  const told = words.filter((word) => word.length > 1 && word > '9').length;
  if (told < 0.6 * words.length) return false;
  const capitals = text.match(/(?<!\p{L})\p{Lu}\p{Ll}/gu)?.length ?? 0;
  const names = Math.max(0, capitals / Math.max(words.length, 8) - usualCapitals);
  const missing = Math.max(0, 1 - text.length / enoughChars);
  const foreign = (text.match(/[\u0370-\uffff]/g)?.length ?? 0) / text.length;
  const asian = (text.match(/[\u0530-\u1fff]/g)?.length ?? 0) / text.length;
  const other = isUnknown(reading, text)
    ? unknownThreshold
    : language === undefined || language.language === 'en'
      ? 0
      : language.language === 'de'
        ? germanThreshold
        : otherThreshold;
  const more =
    other + namesThreshold * names + emptyThreshold * missing + foreignThreshold * foreign + asianThreshold * asian;
  return reading.disorder > threshold + more;
}
