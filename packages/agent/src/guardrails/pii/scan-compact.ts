/** Letters and digits that follow each other with at most one separator in between, from one place of a text. */
export interface Compact {
  /** Capitals and ASCII digits, without separators. */
  readonly text: string;
  /** By how many characters are taken: the place in the text behind them, where a group ends there; else undefined. */
  readonly ends: readonly (number | undefined)[];
  /** The separators before each character; empty within a group. */
  readonly gaps: readonly string[];
}

/**
 * Reads on from a place; the work is bounded by `most`.
 *
 * @param most - most characters to take
 * @param widest - longest separator, in characters
 */
export function scanCompact(text: string, start: number, most: number, widest = 1): Compact {
  const ends: (number | undefined)[] = [undefined];
  const gaps: string[] = [];
  let compact = '';
  let place = start;
  while (compact.length < most) {
    const gapStart = place;
    while (place - gapStart < widest && isSeparator(text.charCodeAt(place))) place++;
    const own = compactCharacter(text.charCodeAt(place));
    if (own === '' || (compact === '' && place > gapStart)) break;
    gaps.push(text.slice(gapStart, place));
    compact += own;
    place++;
    ends.push(compactCharacter(text.charCodeAt(place)) === '' ? place : undefined);
  }
  return { text: compact, ends, gaps };
}

/** A digit or a capital, where the character is a Latin letter or a digit of a common script; else empty. */
export function compactCharacter(code: number): string {
  if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90)) return String.fromCharCode(code);
  if (code >= 97 && code <= 122) return String.fromCharCode(code - 32);
  for (const zero of zeros) if (code >= zero && code <= zero + 9) return String.fromCharCode(48 + code - zero);
  return '';
}

/** Arabic-Indic, Persian, Devanagari, full width. */
const zeros = [0x660, 0x6f0, 0x966, 0xff10];

/** Space, hyphen, dot, slash, and what looks like them or like nothing. */
const separators: ReadonlySet<number> = new Set(
  [...' -./\u00a0\u00ad\u2007\u2009\u2010\u2011\u2012\u2013\u200b\u200c\u200d\u202f\u2060\ufeff'].map((character) =>
    character.charCodeAt(0),
  ),
);

export function isSeparator(code: number): boolean {
  return separators.has(code);
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
