/** Letters and digits that follow each other with separators in between, from one place of a text. */
export interface Compact {
  /** Capitals and ASCII digits, without separators. */
  readonly text: string;
  /** By how many characters are taken: the place in the text behind them, where a group ends there; else -1. */
  readonly ends: readonly number[];
  /** The separator before each character, as its code; 0 within a group. */
  readonly gaps: readonly number[];
}

/** Longest separator, in characters: ` - `, `) `. */
const widestGap = 3;

/**
 * Reads on from a place; the work is bounded by `most`.
 *
 * @param most - most characters to take
 * @param withBrackets - brackets separate, too
 */
export function scanCompact(text: string, start: number, most: number, withBrackets = false): Compact {
  const ends: number[] = [-1];
  const gaps: number[] = [];
  let compact = '';
  let place = start;
  let own = compactCharacter(text.charCodeAt(place));
  while (own !== '' && compact.length < most) {
    if (gaps.length === compact.length) gaps.push(0);
    compact += own;
    place++;
    own = compactCharacter(text.charCodeAt(place));
    ends.push(own === '' ? place : -1);
    if (own !== '') continue;
    const gap = text.charCodeAt(place);
    let next = place;
    while (next - place < widestGap && isSeparator(text.charCodeAt(next), withBrackets)) next++;
    if (next === place) break;
    own = compactCharacter(text.charCodeAt(next));
    gaps.push(gap);
    place = next;
  }
  return { text: compact, ends, gaps };
}

/** A digit or a capital, where the character is a Latin letter or a digit of a common script; else empty. */
export function compactCharacter(code: number): string {
  if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90)) return String.fromCharCode(code);
  if (code >= 97 && code <= 122) return String.fromCharCode(code - 32);
  if (!(code > 127)) return '';
  for (const zero of zeros) if (code >= zero && code <= zero + 9) return String.fromCharCode(48 + code - zero);
  return '';
}

/** Arabic-Indic, Persian, Devanagari, full width. */
const zeros = [0x660, 0x6f0, 0x966, 0xff10];

/** What looks like a space or a hyphen, or like nothing. */
const separators: ReadonlySet<number> = new Set(
  [...'\u00a0\u00ad\u2007\u2009\u2010\u2011\u2012\u2013\u200b\u200c\u200d\u202f\u2060\ufeff'].map((character) =>
    character.charCodeAt(0),
  ),
);

/** Space, hyphen, dot, slash, and brackets where they count. */
function isSeparator(code: number, withBrackets: boolean): boolean {
  if (code === 32 || (code >= 45 && code <= 47)) return true;
  if (code === 40 || code === 41) return withBrackets;
  return code > 127 && separators.has(code);
}

/** A place where something may begin: the first of a group of letters and digits, and the first digit after letters. */
export function* starts(text: string): Generator<{ readonly place: number; readonly isGlued: boolean }> {
  let before = '';
  for (let place = 0; place < text.length; place++) {
    const own = compactCharacter(text.charCodeAt(place));
    if (own !== '' && before === '') yield { place, isGlued: false };
    else if (own !== '' && own <= '9' && before > '9') yield { place, isGlued: true };
    before = own;
  }
}
