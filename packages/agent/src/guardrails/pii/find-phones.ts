import type { GuardrailFinding } from '../guardrail.js';
import { isCalledFor } from './is-called-for.js';
import type { DigitGroup } from './number-runs.js';
import { type NumberWindow, standsAlone, windowAt, windowOf } from './number-window.js';

const mostGroups = 7;

/**
 * Numbers to call: after `+` or `00` in the whole world; else as they are written in North America, with a leading 0 and
 * gaps, or behind words such as `call me on`.
 */
export function findPhones(text: string, run: readonly DigitGroup[]): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (let at = 0; at < run.length; at++) {
    const phone = phoneAt(text, run, at);
    if (phone === undefined) continue;
    findings.push({ label: 'PHONE', start: phone.start - signBefore(text, phone.start).length, end: phone.end });
    while ((run[at + 1]?.start ?? phone.end) < phone.end) at++;
  }
  return findings;
}

/** `+`, `(`, `+(`; empty for none, or where it is a sum. */
function signBefore(text: string, start: number): string {
  return /(?:(?<![\d)])\+)?\(?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
}

function phoneAt(text: string, run: readonly DigitGroup[], at: number): NumberWindow | undefined {
  const { start = 0, digits = '' } = run[at] ?? {};
  if (signBefore(text, start).startsWith('+')) return longest(run, at, isWorldwide);
  const phone = digits.startsWith('0') ? longest(run, at, isWithZeros) : northAmerican(run, at);
  if (phone !== undefined && !isGlued(text, phone)) return phone;
  return at === 0 && isCalledFor(text, start) ? longest(run, at, mayBeCalled) : undefined;
}

/** To letters; an `x` may lead to an extension. */
function isGlued(text: string, { start, end }: NumberWindow): boolean {
  return /[a-z]/i.test(text.charAt(start - 1)) || /[a-wyz]/i.test(text.charAt(end));
}

/** The most groups that fit; over the end of a line only where there are too few before it. */
function longest(
  run: readonly DigitGroup[],
  at: number,
  fits: (number: NumberWindow) => boolean,
): NumberWindow | undefined {
  let found: NumberWindow | undefined;
  for (let count = 1; count <= mostGroups && at + count <= run.length; count++) {
    if (found !== undefined && run[at + count - 1]?.gap === '\n') break;
    const number = windowOf(run, at, count);
    if (number === undefined || number.digits.length > 17) break;
    if (fits(number)) found = number;
  }
  return found;
}

/** Behind `+`: the countries of 1 and 7 have numbers of one length. */
function isWorldwide({ digits, groups }: Pick<NumberWindow, 'digits' | 'groups'>): boolean {
  if (digits.startsWith('0') || (groups.length === 1 && isRound(digits))) return false;
  return /^[17]/.test(digits) ? digits.length === 11 : digits.length >= 8 && digits.length <= 15;
}

/** Behind `00` like behind `+`, as far as it is no id that is filled up with zeros; or from one's own country. */
function isWithZeros(number: NumberWindow): boolean {
  const { digits, groups } = number;
  if (!digits.startsWith('00')) return isNational(number);
  return digits.length >= 12 && isNoRow(number) && isWorldwide({ digits: digits.slice(2), groups });
}

/** 3, 3 and 4 digits, and neither of the first two groups begins with 0 or 1. */
function northAmerican(run: readonly DigitGroup[], at: number): NumberWindow | undefined {
  const number = windowAt(run, at, [3, 3, 4]) ?? windowAt(run, at, [1, 3, 3, 4]);
  return number !== undefined && standsAlone(number) && /^1?[2-9]\d\d[2-9]\d{6}$/.test(number.digits)
    ? number
    : undefined;
}

/** A leading 0 and at least three digits before the first gap; or, as in France, five pairs. */
function isNational(number: NumberWindow): boolean {
  const { digits, groups } = number;
  const first = groups[0]?.digits.length ?? 0;
  if (groups.length === 1 || !/^0[1-9]\d{7,10}$/.test(digits)) return false;
  if (first === 2) return groups.length === 5 && digits.length === 10 && standsAlone(number);
  return first >= 3 && first <= 6 && isNoRow(number);
}

/** No part of a row of codes such as `012 345 067`. */
function isNoRow(number: NumberWindow): boolean {
  return standsAlone(number) || number.groups.some(({ digits }) => digits.length > 4);
}

/** What may follow `call me on`, and is neither a date nor an amount. */
function mayBeCalled({ digits, groups, gaps }: NumberWindow): boolean {
  if (digits.length < 7 || digits.length > 15 || isRound(digits)) return false;
  const lengths = groups.map((group) => group.digits.length);
  if (/^(?:8|4,2,2|2,2,4)(?:,|$)/.test(lengths.join()) && isDate.test(digits)) return false;
  const isAmount = gaps.has('.') && (lengths[0] ?? 0) < 3 && lengths.slice(1).every((length) => length === 3);
  return !isAmount;
}

const isDate = /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|[0-3]\d[0-3]\d(?:19|20)\d\d)/;

function isRound(digits: string): boolean {
  return digits.endsWith('00000');
}
