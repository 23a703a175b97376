import type { GuardrailFinding } from '../guardrail.js';
import { isNear } from './is-near.js';
import { type Compact, scanCompact } from './scan-compact.js';

const words = ['tel', 'phone', 'mobile', 'mobil', 'cell', 'call', 'fax', 'whatsapp', 'handy', 'rufnummer'];

/**
 * A number to call that begins at a digit: after `+` or `00` in the whole world; else as it is written in North America, with
 * a leading 0 and gaps, or beside a word such as `tel`.
 */
export function findPhone(text: string, place: number): GuardrailFinding | undefined {
  const before = text.charAt(place - 1);
  const numbers = digitsOnly(scanCompact(withoutBrackets(text, place), 0, 17, 3));
  const start = before === '+' || before === '(' ? place - 1 : place;
  const found = (least: number, most: number): GuardrailFinding | undefined => {
    const end = longestEnd(numbers, least, most);
    return end === undefined ? undefined : { label: 'PHONE', start: plusBefore(text, start), end: place + end };
  };
  if (plusBefore(text, start) < start || before === '+') return numbers.text.startsWith('0') ? undefined : found(8, 15);
  if (numbers.text.startsWith('00') && numbers.text.charAt(2) !== '0' && numbers.gaps.some(isGap)) return found(10, 17);
  if (isNorthAmerican(numbers)) return found(10, numbers.text.startsWith('1') ? 11 : 10);
  if (isNational(numbers)) return found(9, 12);
  return isNear(text, place, words) ? found(7, 15) : undefined;
}

function isGap(gap: string): boolean {
  return gap !== '';
}

/** The next 60 characters, brackets as spaces. */
function withoutBrackets(text: string, place: number): string {
  return text.slice(place, place + 60).replaceAll(/[()]/g, ' ');
}

/** `+ (49)` and `(+49)`. */
function plusBefore(text: string, start: number): number {
  return text.charAt(start) === '(' && text.charAt(start - 1) === '+' ? start - 1 : start;
}

function digitsOnly({ text, ends, gaps }: Compact): Compact {
  const letter = [...text].findIndex((character) => character > '9');
  const count = letter < 0 ? text.length : letter;
  return { text: text.slice(0, count), ends: ends.slice(0, count + 1), gaps: gaps.slice(0, count) };
}

function longestEnd({ text, ends }: Compact, least: number, most: number): number | undefined {
  for (let count = Math.min(text.length, most); count >= least; count--) {
    if (ends[count] !== undefined) return ends[count];
  }
  return undefined;
}

/** 3, 3 and 4 digits with gaps, and none of the first two groups begins with 0 or 1. */
function isNorthAmerican({ text, gaps }: Compact): boolean {
  const first = text.startsWith('1') && gaps[1] !== '' ? 1 : 0;
  const isArea = (place: number): boolean => text.charAt(place) >= '2';
  const places = gaps.slice(first + 1, first + 10).flatMap((gap, place) => (gap === '' ? [] : [place + 1]));
  return text.length >= first + 10 && places.join() === '3,6' && isArea(first) && isArea(first + 3);
}

/** A leading 0 and at least three digits before the first gap; or, as in France, five pairs. */
function isNational({ text, gaps }: Compact): boolean {
  if (!text.startsWith('0') || text.length < 9) return false;
  const places = gaps.slice(1, 12).flatMap((gap, place) => (gap === '' ? [] : [place + 1]));
  const [first = 0] = places;
  return (first >= 3 && first <= 6) || places.slice(0, 4).join() === '2,4,6,8';
}
