import type { GuardrailFinding } from '../guardrail.js';
import type { Near } from './is-near.js';
import { type Compact, scanCompact } from './scan-compact.js';

const words = ['tel', 'phone', 'mobile', 'mobil', 'cell', 'call', 'fax', 'whatsapp', 'handy', 'rufnummer'];
const fewestDigits = 7;

/**
 * A number to call that begins at a digit: after `+` or `00` in the whole world; else as it is written in North America, with
 * a leading 0 and gaps, or beside a word such as `tel`.
 */
export function findPhone(text: string, place: number, near: Near): GuardrailFinding | undefined {
  const numbers = digitsOnly(scanCompact(text, place, 17, true));
  if (numbers.text.length < fewestDigits) return undefined;
  const before = text.charAt(place - 1);
  const bracket = before === '(' ? place - 1 : place;
  const isWorld = text.charAt(bracket - 1) === '+' || (before === '+' && !numbers.text.startsWith('0'));
  const range = isWorld ? world : rangeOf(numbers, near);
  const end = range === undefined ? undefined : longestEnd(numbers, range);
  return end === undefined ? undefined : { label: 'PHONE', start: isWorld ? bracket - 1 : bracket, end };
}

type Range = readonly [least: number, most: number];

const world: Range = [8, 15];

function rangeOf(numbers: Compact, near: Near): Range | undefined {
  const { text, gaps } = numbers;
  if (text.startsWith('00') && text.charAt(2) !== '0' && gaps.some((gap) => gap !== 0)) return [10, 17];
  if (isNorthAmerican(numbers)) return text.startsWith('1') ? [11, 11] : [10, 10];
  if (isNational(numbers)) return [9, 12];
  return near(words) ? [fewestDigits, 15] : undefined;
}

function digitsOnly({ text, ends, gaps }: Compact): Compact {
  let count = 0;
  while (count < text.length && text.charAt(count) <= '9') count++;
  return { text: text.slice(0, count), ends: ends.slice(0, count + 1), gaps: gaps.slice(0, count) };
}

function longestEnd({ text, ends }: Compact, [least, most]: Range): number | undefined {
  for (let count = Math.min(text.length, most); count >= least; count--) {
    const end = ends[count] ?? -1;
    if (end >= 0) return end;
  }
  return undefined;
}

/** 3, 3 and 4 digits with gaps, and neither of the first two groups begins with 0 or 1. */
function isNorthAmerican({ text, gaps }: Compact): boolean {
  const first = text.startsWith('1') && gaps[1] !== 0 ? 1 : 0;
  if (text.length < first + 10 || text.charAt(first) < '2' || text.charAt(first + 3) < '2') return false;
  return hasGapsAt(gaps, first, first + 10, [3, 6]);
}

/** A leading 0 and at least three digits before the first gap; or, as in France, five pairs. */
function isNational({ text, gaps }: Compact): boolean {
  if (!text.startsWith('0') || text.length < 9) return false;
  const first = gaps.findIndex((gap, place) => place > 0 && gap !== 0);
  return (first >= 3 && first <= 6) || hasGapsAt(gaps, 0, 9, [2, 4, 6, 8]);
}

function hasGapsAt(gaps: readonly number[], from: number, to: number, places: readonly number[]): boolean {
  for (let place = from + 1; place < to; place++) {
    if ((gaps[place] !== 0) !== places.includes(place - from)) return false;
  }
  return true;
}
