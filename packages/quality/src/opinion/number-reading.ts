import type { Unit } from './units.js';

/** One way to read a number. `1.234` has two: a bit more than one, or a bit more than a thousand. */
export interface NumberReading {
  readonly value: number;
  /** Digits written after the decimal mark: how far it may have been rounded. */
  readonly decimals: number;
  /** What it counts, when that is a known unit. */
  readonly unit?: Unit | undefined;
  /** It is said to be "about" that. */
  readonly rough?: boolean;
}

const grouped = /^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?:,\d{2})*,\d{3}$/;

/**
 * Readings of a number in digits, likeliest first. Takes `1,234.50`, `1.234,50`, `1 234,50`, `1'234` and `12,34,567`.
 * Empty when it is no number, as `1,2,3`.
 */
export function readDigits(digits: string): readonly NumberReading[] {
  const plain = digits.replace(/[\s'’]/g, '');
  const comma = plain.lastIndexOf(',');
  const dot = plain.lastIndexOf('.');
  if (comma < 0 && dot < 0) return [reading(plain, '')];
  if (comma >= 0 && dot >= 0) return readMixed(plain, Math.max(comma, dot));
  const mark = Math.max(comma, dot);
  const separator = plain.charAt(mark);
  if (plain.indexOf(separator) !== mark) return readGroups(plain.replaceAll(separator, ','));
  const whole = plain.slice(0, mark);
  const fraction = plain.slice(mark + 1);
  const decimal = reading(whole, fraction);
  if (fraction.length !== 3 || whole.length > 3 || whole.startsWith('0')) return [decimal];
  const thousands = reading(whole + fraction, '');
  return separator === ',' ? [thousands, decimal] : [decimal, thousands];
}

function readGroups(withCommas: string): readonly NumberReading[] {
  return grouped.test(withCommas) ? [reading(withCommas.replaceAll(',', ''), '')] : [];
}

function readMixed(plain: string, mark: number): readonly NumberReading[] {
  if (plain.indexOf(plain.charAt(mark)) !== mark) return [];
  const whole = plain.slice(0, mark).replaceAll('.', ',');
  return grouped.test(whole) ? [reading(whole.replaceAll(',', ''), plain.slice(mark + 1))] : [];
}

function reading(whole: string, fraction: string): NumberReading {
  return { value: Number(`${whole}.${fraction || '0'}`), decimals: fraction.length };
}
