import type { FinalPart } from './find-final.js';

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const yes = words(
  'yes yep yeah true correct right ja wahr richtig stimmt jawohl oui vrai vraie exact sí si verdadero verdadera cierto cierta sì vero vera sim verdadeiro verdadeira prawda tak waar juist да верно правда правильно evet så ja نعم صحيح हाँ हां सही indeed absolutely certainly definitely',
);
const no = words(
  'no nope false incorrect wrong nein falsch non faux fausse falso falsa não nee fałsz onwaar onjuist нет неверно ложь неправильно hayır nie nej لا خطأ नहीं गलत not never',
);
/** Words of answers that have other uses within a sentence. */
const loose = words(
  'no not never non nie nej nee si sì sim så tak right wrong exact indeed absolutely certainly definitely waar',
);
const spacelessNo = ['不是', '不对', '不對', '错误', '錯誤', '否', '不', 'いいえ', '偽', '아니'];
const spacelessYes = ['是', '对', '對', '正确', '正確', '真', 'はい', '예', '네'];
/** "It does: ..." and "They are not." */
const echoed =
  /^[^\p{L}]{0,8}(?:it|they|he|she|that|this|there|you|we|i)\s(?:(?:is|are|was|were)(?= not|n['’]t|[.!;])|do|does|did|has|have|had|can|could|will|would|should|must|may)(n['’]t|not| not)?[*_]{0,3}(?:[.,:;!—–]|\s[—–-]|$)/iu;
const leadingWords = 3;
const maxLastChars = 200;

/** Yes or no, true or false, in some twenty languages: from the first words of a final part or of the whole text. */
export function readYesNo(part: FinalPart, whole: string): boolean | undefined {
  const stated = part.source === 'guess' ? undefined : readStart(part.text, leadingWords);
  return stated ?? readStart(whole, 1) ?? readEcho(whole) ?? readLast(part.text);
}

/** What a text says that opens with yes or no and a mark, "No, it is in France": whatever the question, it was taken for one. */
export function opensWith(text: string): boolean | undefined {
  const [, word = ''] =
    /^[^\p{L}]{0,8}([\p{L}\p{M}]{1,12})\s{0,2}(?:[^\p{L}\p{M}\s'’-]|$)/u.exec(text.slice(0, 60)) ?? [];
  return sense(word);
}

function readStart(text: string, limit: number): boolean | undefined {
  const trimmed = text.slice(0, 80).replace(/^[^\p{L}]+/u, '');
  if (spacelessNo.some((word) => trimmed.startsWith(word))) return false;
  if (spacelessYes.some((word) => trimmed.startsWith(word))) return true;
  return (trimmed.match(/[\p{L}\p{M}]+/gu) ?? [])
    .slice(0, limit)
    .map(sense)
    .find((value) => value !== undefined);
}

function readEcho(text: string): boolean | undefined {
  const echo = echoed.exec(text.slice(0, 60));
  return echo ? echo[1] === undefined : undefined;
}

/** The last word that hardly stands for anything else; "not true" is no. */
function readLast(text: string): boolean | undefined {
  const end = text.slice(-maxLastChars);
  const last = [...end.matchAll(/[\p{L}\p{M}]+/gu)].findLast(
    ([word]) => !loose.has(word.toLowerCase()) && sense(word) !== undefined,
  );
  if (last === undefined) return undefined;
  const isDenied = /(?:not|n['’]t|nicht|pas|no es|non è|não é|niet|не|nie jest)\s$/i.test(end.slice(0, last.index));
  return sense(last[0]) !== isDenied;
}

function sense(word: string): boolean | undefined {
  const lower = word.toLowerCase();
  return yes.has(lower) ? true : no.has(lower) ? false : undefined;
}
