import { functionWords, wordLanguages } from '../text/function-words.js';

/** Words of a text's beginning that are read. */
const mostWords = 200;

/** The only language that has a little word; -1 when several do or none. */
function soleLanguage(word: string): number {
  const languages = functionWords.get(word)?.languages;
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

/** A text that changes its language or its script every few words. */
export function mixesLanguages(all: readonly string[]): boolean {
  const words = all.slice(0, mostWords);
  if (words.length < 8) return false;
  const scripts = words.map(scriptOf).filter((script) => script >= 0);
  if (new Set(scripts).size >= 3 && changes(scripts) >= 0.4 * scripts.length) return true;
  const languages = words.map(soleLanguage).filter((language) => language >= 0);
  const common = languages.filter((language) =>
    ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].includes(wordLanguages[language] ?? ''),
  );
  return new Set(common).size >= 3 && changes(common) >= 4 && changes(common) >= 0.55 * common.length;
}
