import { functionWords, wordLanguages } from '../text/function-words.js';

/** Languages whose little words carry no answer; others have too few that are known. */
const languages = new Set(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru'].map((code) => wordLanguages.indexOf(code)));

/** Auxiliaries, pronouns and "the answer is" in these languages, as far as they are no frequent little words. */
const more = `being those he our them us whom whose where why does did done might must shall yes so here under after before just
  most both first while during between through until against up down off again once same own t re ll d m
  answer correct final known called named located based according currently question question's result refers name person people
  eines am waren wurde wurden sein ihr seine ihre kein wer wo wann welche antwort lautet richtige daher
  l étaient sera ils elles cet leurs qu quoi dont c n réponse donc ainsi bonne
  unos unas era fueron será cual respuesta tanto entonces uno degli fu chi cui risposta quindi nas quem resposta portanto
  werd hij zij wij antwoord dus во со да ты мне вот ему является ответ`;

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Words that carry no answer, folded: articles, prepositions, auxiliaries, "the answer is", in eight languages. */
export const stopWords: ReadonlySet<string> = new Set([
  ...fold(more).split(/\s+/),
  ...[...functionWords]
    .filter(([, word]) => word.languages.some((each) => languages.has(each)))
    .map(([word]) => fold(word)),
]);
