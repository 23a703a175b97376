import { hashesOf, type WordHashes } from '../text/word-hashes.js';

/** Names of languages, in English and in themselves, with their ISO 639-1 codes. */
const names: ReadonlyMap<string, string> = new Map(
  (
    'english en french fr german de spanish es italian it portuguese pt dutch nl polish pl russian ru chinese zh mandarin zh japanese ja korean ko arabic ar turkish tr ' +
    'swedish sv danish da norwegian no finnish fi czech cs romanian ro hungarian hu greek el hebrew he hindi hi thai th vietnamese vi indonesian id ukrainian uk bulgarian bg ' +
    'persian fa farsi fa urdu ur bengali bn tamil ta deutsch de englisch en französisch fr spanisch es italienisch it russisch ru japanisch ja chinesisch zh ' +
    'engels en английском en ingilizce en français fr anglais en allemand de espagnol es español es inglés en francés fr alemán de italiano it inglese en nederlands nl português pt inglês en ' +
    'polsku pl angielsku en svenska sv dansk da norsk no русском ru по-русски ru türkçe tr 用中文 zh 日本語で ja 한국어로 ko بالعربية ar ' +
    'englische en deutsche de französische fr spanische es italienische it английский en немецкий de французский fr испанский es angielski en niemiecki de 英語 en 英语 en 英文 en 法语 fr 德语 de 日语 ja 中文 zh フランス語 fr ドイツ語 de スペイン語 es 中国語 zh 韓国語 ko'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, index, all) => {
      if (index % 2 === 0) pairs.push([word, all[index + 1] ?? '']);
      return pairs;
    }, []),
);

/** The ISO 639-1 code of a language by its name in lower case. */
export function namedLanguage(name: string): string | undefined {
  return names.get(name);
}

const hashedNames = hashesOf([...names.keys()]);

/** Whether some words have a language's name among them. */
export function hasLanguageName(words: WordHashes): boolean {
  return words.hasAny(hashedNames);
}

const translating = /translat|tradu[cizsç]|tłumacz|vertaal|übersetz|перевед|翻译|翻譯|訳|번역|ترجم|英|영어/;

/** Whether a text in lower case, given with its words, names a language or asks for a translation: it may be about languages then. */
export function namesLanguage(text: string, words: readonly string[]): boolean {
  return translating.test(text) || words.some((word) => names.has(word) && word.length > 2 && word !== 'polish');
}
