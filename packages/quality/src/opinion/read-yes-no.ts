import type { FinalPart } from './find-final.js';

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const yes = words(
  'yes yep yeah true correct right ja wahr richtig stimmt jawohl oui vrai exact sí si verdadero cierto sì vero sim verdadeiro waar juist да верно правда правильно evet tak så ja نعم صحيح हाँ हां सही indeed absolutely certainly definitely',
);
const no = words(
  'no nope false incorrect wrong nein falsch non faux falso não nee onwaar onjuist нет неверно ложь неправильно hayır nie nej لا خطأ नहीं गलत not never',
);
const spacelessNo = ['不是', '不对', '不對', '错误', '錯誤', '否', '不', 'いいえ', '偽', '아니'];
const spacelessYes = ['是', '对', '對', '正确', '正確', '真', 'はい', '예', '네'];
const leadingWords = 3;

/** Yes or no, true or false, in some twenty languages: from the first words of a final part or of the whole text. */
export function readYesNo(part: FinalPart, whole: string): boolean | undefined {
  const stated = part.source === 'guess' ? undefined : readStart(part.text, leadingWords);
  return stated ?? readStart(whole, 1) ?? readLast(part.text);
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

/** Only words that hardly stand for anything else. */
function readLast(text: string): boolean | undefined {
  const stated = text
    .slice(-200)
    .match(/(?<!\p{L})(?:yes|true|false|ja|nein|oui|non|sí|да|нет)(?!\p{L})/giu)
    ?.at(-1);
  return stated === undefined ? undefined : sense(stated);
}

function sense(word: string): boolean | undefined {
  const lower = word.toLowerCase();
  return yes.has(lower) ? true : no.has(lower) ? false : undefined;
}
