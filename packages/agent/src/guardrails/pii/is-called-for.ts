import { wordsBefore } from './words-before.js';

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const callWords = list(
  `tel telephone telefon telefono telefone telefonnummer phone mobile mobil movil cell cellphone call dial ring sms fax
   whatsapp handy handynummer mobilnummer rufnummer portable celular 電話 电话 手机`,
);
/** What may stand between such a word and the number, beside names, which begin with a capital. */
const fillers = list(
  `number no nr num numero nummer is at on me us him her them you to under unter auf my your our his the a back please
   bitte now or and oder und ist est es work home office private direct line`,
);
const mostFillers = 4;

/** Whether what follows is to be called: `call me on`, `Tel.`, `phone (Ada)`. */
export function isCalledFor(text: string, place: number): boolean {
  const nearest = wordsBefore(text, place).toReversed();
  const at = nearest.findIndex((word) => callWords.has(word.toLowerCase()));
  if (at < 0 || at > mostFillers) return false;
  // Directly before it: `tel5552345678`, but not `cell B12 34567`.
  if (at > 0 && /\p{L}/u.test(text.charAt(place - 1))) return false;
  return nearest.slice(0, at).every((word) => fillers.has(word.toLowerCase()) || /^\p{Lu}/u.test(word));
}
