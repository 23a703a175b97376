/** A number as it stands in a text. */
export interface NumberToken {
  /** Without its sign: whether a hyphen is a minus is for the reader to say. */
  readonly value: number;
  /** Digits behind the decimal point. */
  readonly decimals: number;
  /** Where it begins and, exclusive, ends. */
  readonly start: number;
  readonly end: number;
}

const zero = 48;
const comma = 44;
const point = 46;
const mostDigits = 25;

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** 0 behind the end: `charCodeAt` would say NaN, which makes slow code of every loop around it. */
function unitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0;
}

/**
 * Reads the number that begins at `start`, which must be a digit: `1234`, `1,234,567` (groups of three), `3.25`.
 * At most 25 digits are understood; further ones are skipped. A trailing point or comma is not part of it.
 */
export function readNumber(text: string, start: number): NumberToken {
  let end = start;
  let whole = 0;
  let digits = 0;
  for (; end < text.length; end += 1) {
    const unit = text.charCodeAt(end);
    if (isDigit(unit)) {
      if (digits < mostDigits) whole = whole * 10 + unit - zero;
      digits += 1;
    } else if (unit !== comma || !isGroup(text, end + 1)) break;
  }
  if (unitAt(text, end) !== point || !isDigit(unitAt(text, end + 1))) {
    return { value: whole, decimals: 0, start, end };
  }
  let decimals = 0;
  let power = 1;
  for (end += 1; isDigit(unitAt(text, end)); end += 1) {
    if (digits < mostDigits) {
      whole = whole * 10 + unitAt(text, end) - zero;
      power *= 10;
    }
    digits += 1;
    decimals += 1;
  }
  return { value: whole / power, decimals, start, end };
}

/** Exactly three digits, so that `1,234` is one number and `1,2` are two. */
function isGroup(text: string, start: number): boolean {
  for (let index = start; index < start + 3; index += 1) if (!isDigit(unitAt(text, index))) return false;
  return !isDigit(unitAt(text, start + 3));
}
