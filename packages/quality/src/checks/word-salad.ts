import { functionWords, wordLanguages } from '../text/function-words.js';
import type { DraftReading } from './read-draft.js';

/** Words at most that are judged. */
const maxWords = 400;

/** The user asks for words rather than for sentences. */
const asksForWords =
  /\b(?:words?|list|names?|name|keywords?|tags?|hashtags?|title|titles|slogan|passwords?|passphrase|phrase|terms|random|synonyms?|rhym\w*|haiku|poem|lyrics|examples?|brainstorm|anagram\w*|scrambl\w*|reverse|sort\w*|extract|classify|label\w*|categor\w*|tokens?|spell\w*|sequence|order|caption|prompt|which|unscrambl\w*|repeat\w*|ingredients|colou?rs|animals|items|entities|translate|translation|languages?|verbs|nouns|adjectives|months|days|nenne|liste|wörter|worte|mots|palabras|parole|palavras|слов\w*|назови|перечисли|decode|decipher|lowercase|lower case|nonsense|gibberish|made-?up|surreal|dada\w*)\b|слов|перечисл|назов|列|词|語|言葉/;

/** Words that hold Russian sentences together; other alphabets tell their language by themselves. */
const russian: ReadonlySet<string> = new Set(
  'и в на с что по для не как из а но или к от это то он она они мы вы я его её их был была было были есть у за о об при до же так также который которая которые чтобы если когда где все всё бы только ещё уже может быть этот эта эти том тем чем потому под над между через после более очень свой'.split(
    ' ',
  ),
);

/** Words after which English wants a noun or an adjective. */
const articles: ReadonlySet<string> = new Set(['the', 'a', 'an', 'my', 'your', 'their', 'our']);
/** ... and which therefore cannot follow them. */
const neverAfterArticle: ReadonlySet<string> = new Set(
  'the a an of and to is that it was are as they be from have or but by what because than these this those his her its their your my has had into he she we were if at with'.split(
    ' ',
  ),
);

function joins(word: string): boolean {
  return functionWords.has(word) || russian.has(word);
}

/** Plain words in one line, without marks between them: a list of words has commas or lines, a sentence little words. */
function isBareLine(text: string): boolean {
  return (
    /^[\p{L}\p{M}\s'’.!?]+$/u.test(text) &&
    !/[.!?]\s/.test(text) &&
    !text.includes('\n') &&
    !/\s\p{Lu}/u.test(text.slice(1).replace(/\bI\b/g, ''))
  );
}

/** Few words that join, none of the question, no marks: words drawn at random. */
function lacksGrammar({ text, words, promptSet, language }: DraftReading): boolean {
  if (words.length < 5 || !isBareLine(text)) return false;
  if (language?.language === 'zh' || language?.language === 'ja' || /[\u0370-\u03ff\u0530-\uffff]/.test(text))
    return false;
  const joining = words.filter(joins).length;
  const shared = words.filter((word) => promptSet.has(word) && !joins(word)).length;
  if (words.length < 12)
    return joining + words.filter((word) => word.length < 3 && !joins(word)).length === 0 && shared === 0;
  return joining < 0.27 * words.length && shared <= 0.1 * words.length;
}

/** German nouns have capitals amid a sentence; otherwise the same. */
function lacksGermanGrammar({ text, words, promptSet }: DraftReading): boolean {
  if (words.length < 10 || !/^[\p{L}\s.!?]+$/u.test(text) || /[.!?]\s|\n/.test(text)) return false;
  const capitals = text.match(/\s\p{Lu}\p{Ll}{2,}/gu)?.length ?? 0;
  const small = text.match(/\s\p{Ll}{2,}/gu)?.length ?? 0;
  if (capitals < 4 || small < 4 || capitals > 0.75 * words.length || words.some((word) => word.charCodeAt(0) > 0x24f))
    return false;
  // Adjacent nouns without anything between them are what German never writes and salads do.
  const nounPairs = text.match(/\p{Lu}\p{Ll}{2,}(?=\s\p{Lu}\p{Ll}{2,})/gu)?.length ?? 0;
  const joining = words.filter(joins).length;
  return (
    joining < 0.3 * words.length &&
    words.every((word) => !promptSet.has(word) || joins(word)) &&
    (joining <= 2 || nounPairs <= 1) &&
    !/\b(?:the|a|of|and)\b/.test(text)
  );
}

/** Articles before words that cannot follow them: little words in random order. */
function breaksArticles(words: readonly string[]): boolean {
  let broken = 0;
  for (let index = 1; index < words.length; index++) {
    if (articles.has(words[index - 1] ?? '') && neverAfterArticle.has(words[index] ?? '')) broken++;
  }
  return broken >= 2 && broken >= 0.07 * words.length;
}

/** The only language that has a little word; -1 when several do or none. */
function soleLanguage(word: string): number {
  const languages = functionWords.get(word);
  return languages?.length === 1 ? (languages[0] ?? -1) : -1;
}

/** Scripts as far as they matter here: Latin, Cyrillic, Greek, Arabic and Hebrew, Indic, East Asian. */
function scriptOf(word: string): number {
  const code = word.charCodeAt(0);
  if (code < 0x61) return -1;
  const bounds = [0x370, 0x400, 0x530, 0x900, 0x3040, 0xac00];
  return bounds.findIndex((bound) => code < bound) + 1;
}

function changes(values: readonly number[]): number {
  let count = 0;
  for (let index = 1; index < values.length; index++) if (values[index] !== values[index - 1]) count++;
  return count;
}

/** A sentence that changes its language every few words. */
function mixesLanguages(words: readonly string[]): boolean {
  if (words.length < 8) return false;
  const scripts = words.map(scriptOf).filter((script) => script >= 0);
  if (new Set(scripts).size >= 3 && changes(scripts) >= 0.4 * scripts.length) return true;
  const languages = words.map(soleLanguage).filter((language) => language >= 0);
  const common = languages.filter((language) =>
    ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].includes(wordLanguages[language] ?? ''),
  );
  return new Set(common).size >= 3 && changes(common) >= 5 && changes(common) >= 0.6 * common.length;
}

/** Most words are single letters: a text that was taken apart. */
function isSpelledOut(words: readonly string[]): boolean {
  if (words.length < 20) return false;
  return words.filter((word) => word.length === 1 && word >= 'a' && word <= 'z').length >= 0.8 * words.length;
}

/** Each word stands twice or more in a row. */
function stutters(words: readonly string[]): boolean {
  if (words.length < 12) return false;
  const twins = words.filter((word, index) => index > 0 && word === words[index - 1] && word > '9').length;
  return twins >= 6 && twins >= 0.4 * words.length;
}

/** Words without grammar: drawn at random, shuffled, taken apart, stuttered, or of several languages at once. */
export function isWordSalad(reading: DraftReading): boolean {
  const { words, fences, request, text } = reading;
  if (words.length < 5 || words.length > maxWords || fences.length > 0 || asksForWords.test(request)) return false;
  if (/[{}[\]|=<>;\\$"“]/.test(text)) return false;
  if (!/[,.]\s|-/.test(text) && stutters(words)) return true;
  if ((isSpelledOut(words) && !/alphabet|letter|spac/.test(request)) || mixesLanguages(words)) return true;
  return lacksGrammar(reading) || lacksGermanGrammar(reading) || (words.length <= 120 && breaksArticles(words));
}
