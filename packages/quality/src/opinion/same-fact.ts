import { findDates, sameDate } from './dates.js';
import { foldNumerals } from './fold-numerals.js';
import { sameName } from './same-name.js';

const dateAsked =
  /(?<!\p{L})(?:when|date|what day|which day|wann|datum|an welchem|quand|quel jour|cuándo|fecha|qué día|quando|data|che giorno|que dia|когда|дата|какой день|какого числа|kiedy|wanneer|którego)(?!\p{L})|几月几|什么时候|何时|哪一?[天日年]|日期|いつ/iu;
const address = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}|(?:https?:\/\/|www\.)[^\s)"'>]{0,200}[\w/]/i;
const complexity = /(?<!\p{L})[OΘΩ]\s?\(([^()]{1,30})(?:\(([^()]{1,12})\))?\)?/u;

/** Whether two short texts state the same date, name or growth rate. Undefined when they are about something else. */
export function sameFact(left: string, right: string, prompt: string, given: ReadonlySet<string>): boolean | undefined {
  for (const read of [growthOf, addressOf]) {
    const [one, other] = [read(left), read(right)];
    if (one !== undefined && other !== undefined) return one === other;
  }
  if (dateAsked.test(prompt)) {
    const told = findDates(prompt);
    const [date, rival] = [stated(left, told), stated(right, told)];
    if (date && rival) return sameDate(date, rival);
  }
  return sameName(left, right, given);
}

/** The first date of a text; where the question had given one to count from, the last new one. */
function stated(text: string, told: ReturnType<typeof findDates>): ReturnType<typeof findDates>[number] | undefined {
  const dates = findDates(text);
  if (told.length === 0) return dates[0];
  return dates.findLast((date) => !told.some((other) => sameDate(date, other))) ?? dates.at(-1);
}

/** `O(n log n)` without its spaces. */
function growthOf(text: string): string | undefined {
  return complexity
    .exec(foldNumerals(text))?.[0]
    .replace(/[\s()*·]/g, '')
    .toLowerCase();
}

/** An address of mail or of the web. */
function addressOf(text: string): string | undefined {
  return address.exec(text.slice(0, 600))?.[0].toLowerCase();
}
