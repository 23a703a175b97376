/** Small numbers in other languages than English. */
export const countsElsewhere: ReadonlyMap<string, number> = new Map(
  [
    'ein eine einem einer einen eines un une uno una um uma een één jedno jednym jedna одним одном одно одного 一 한',
    'zwei deux dos due dois duas twee dwa dwóch двух два две 两 二 두',
    'drei trois tres tre três drie trzy trzech трех трёх три 三 세',
    'vier quatre cuatro quattro quatro cztery четырех четырёх четыре 四 네',
    'fünf cinq cinco cinque vijf pięć пяти пять 五',
    'sechs six seis sei zes sześć шести шесть 六',
    'sieben sept siete sette sete zeven siedem семи семь 七',
    'acht huit ocho otto oito osiem восьми восемь 八',
    'neun neuf nueve nove negen dziewięć девяти девять 九',
    'zehn dix diez dieci dez tien dziesięć десяти десять 十',
  ].flatMap((words, index) => words.split(' ').map((word): [string, number] => [word, index + 1])),
);

/** Source of a pattern for one of them, or for figures. */
export const countElsewhere = `(\\d{1,4}|${[...countsElsewhere.keys()].join('|')})`;

/** Source of a pattern for "words" and "sentences". */
export const unitElsewhere =
  '(sätzen?|wörtern?|worten?|phrases?|mots?|frases?|oraciones|oración|palabras?|palavras?|frasi|parole|zinnen|zin|woorden|zdaniem|zdania(?:ch)?|zdań|zdaniu|słów|słowach|предложени\\p{L}+|слова?х?|句(?:话|話)?|文(?=で|以内|の)|字|词)';
