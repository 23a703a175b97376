import { withoutMarks } from './fold-text.js';

/** A day, or what is known of it. */
export interface DateReading {
  readonly day?: number | undefined;
  readonly month?: number | undefined;
  readonly year?: number | undefined;
}

/** Beginnings of the names of months in nine languages, without accents. */
const months: readonly string[] = [
  'jan(?!e)|janei|janv|enero|genna|янв|stycz',
  'feb|fev|lut(?:y|ego)|фев',
  'mar(?:s|ch|zo?|co|ca|ta)?(?!\\p{L})|maart|март',
  'apr|avr|abr|апр|kwie',
  'may|mai|mag(?=gi)|mei(?!\\p{L})|maj|ма[ия](?!\\p{L})',
  'jun|juin|giug|июн|czerw',
  'jul|juil|lugl|июл|lip(?:ca|iec)',
  'aug|aout|agos|авг|sierp',
  'sep|set(?=e?m)|сен|wrze',
  'oct|okt|out(?=u)|otto|окт|pazdz',
  'nov|ноя|listop',
  'dec(?!k)|dez|dic(?:i|(?!\\p{L}))|дек|grud',
];
const name = `((?:${months.join('|')})\\p{L}{0,8})\\.?`;
const link = "(?:,|\\s|\\b(?:of|de|del|d['’])\\b){1,4}";
const dayFirst = new RegExp(
  `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th|er|[.ºª°o])?(?:${link}|[-.])(?:the )?${name}(?:${link}(\\d{4}))?(?!\\d)`,
  'giu',
);
const monthFirst = new RegExp(
  `(?<!\\p{L})${name}\\s(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s(\\d{4}))?|(?<!\\p{L})${name}${link}(\\d{4})`,
  'giu',
);
const digits = /(?<![\d.])(\d{1,4})([-./])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/g;
const han = /(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]/g;
const monthStarts = months.map((names) => new RegExp(`^(?:${names})`, 'u'));
const maxChars = 600;

/** Dates of a text in order, each with all its readings: 03/04/2020 has two. A year by itself is no date. The first 600 characters count. */
export function findDates(text: string): readonly (readonly DateReading[])[] {
  const folded = withoutMarks(text.slice(0, maxChars));
  const dates: { readonly index: number; readonly readings: readonly DateReading[] }[] = [];
  const add = (index: number, ...readings: readonly DateReading[]) => {
    dates.push({ index, readings: readings.filter(isDate) });
  };
  for (const { index, 1: day, 2: month = '', 3: year } of folded.matchAll(dayFirst)) {
    add(index, dateOf(day, monthOf(month), year));
  }
  if (dates.length === 0) {
    for (const { index, 1: month, 2: day, 3: year, 4: only = '', 5: its } of folded.matchAll(monthFirst)) {
      add(index, dateOf(day, monthOf(month ?? only), year ?? its));
    }
  }
  for (const { index, 1: year, 2: month, 3: day } of folded.matchAll(han)) {
    add(index, dateOf(day, Number(month), year));
  }
  for (const { index, 1: first = '', 2: mark, 3: second = '', 4: third = '' } of folded.matchAll(digits)) {
    if (first.length > 2) add(index, dateOf(third, Number(second), first));
    else {
      const american = mark === '/' ? [dateOf(second, Number(first), third)] : [];
      add(index, dateOf(first, Number(second), third), ...american);
    }
  }
  return dates
    .filter(({ readings }) => readings.length > 0)
    .sort((a, b) => a.index - b.index)
    .map(({ readings }) => readings);
}

/** Whether two dates say nothing against each other: what one leaves out may be anything. */
export function sameDate(left: readonly DateReading[], right: readonly DateReading[]): boolean {
  return left.some((a) => right.some((b) => alike(a.day, b.day) && alike(a.month, b.month) && alike(a.year, b.year)));
}

function alike(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function monthOf(name: string): number {
  return monthStarts.findIndex((start) => start.test(`${name} `)) + 1;
}

function dateOf(day: string | undefined, month: number, year: string | undefined): DateReading {
  return { day: numberOf(day), month, year: year?.length === 2 ? undefined : numberOf(year) };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function isDate({ day = 1, month = 0 }: DateReading): boolean {
  return day > 0 && day <= 31 && month > 0 && month <= 12;
}
