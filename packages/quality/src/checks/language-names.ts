/** Names of languages, in English and in themselves, with their ISO 639-1 codes. */
const names: ReadonlyMap<string, string> = new Map(
  (
    'english en french fr german de spanish es italian it portuguese pt dutch nl polish pl russian ru chinese zh mandarin zh japanese ja korean ko arabic ar turkish tr ' +
    'swedish sv danish da norwegian no finnish fi czech cs romanian ro hungarian hu greek el hebrew he hindi hi thai th vietnamese vi indonesian id ukrainian uk bulgarian bg ' +
    'persian fa farsi fa urdu ur bengali bn tamil ta deutsch de englisch en französisch fr spanisch es italienisch it russisch ru japanisch ja chinesisch zh ' +
    'français fr anglais en allemand de espagnol es español es inglés en francés fr alemán de italiano it inglese en nederlands nl português pt inglês en ' +
    'polsku pl angielsku en svenska sv dansk da norsk no русском ru по-русски ru türkçe tr 用中文 zh 日本語で ja 한국어로 ko بالعربية ar'
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

/** Finds any language's name in a text in lower case: the text may be about languages then. */
export const languageNames =
  /\b(?:english|french|german|spanish|italian|portuguese|dutch|polish|russian|chinese|japanese|korean|arabic|turkish|englisch|anglais|ingl[eéê]s\w*|deutsch|allemand|alem[aá]n|français|franz\w+|franc[eé]s\w*|spanisch|espagnol|español|italian\w*|angielsk\w*|engels|ingilizce|translat\w*|traduc\w*|traduis\w*|traduz\w*|tradu[cçz]\w*|tłumacz\w*|vertaal\w*|übersetz\w*)\b|английск|перевед|英语|英文|英語|翻译|翻譯|訳|영어|번역|الإنجليزية|ترجم|engelska|engelsk|englanti|angol|angličt/;
