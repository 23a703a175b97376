/** Neither letter nor sign that tells anything: a gap between words. */
export const gap = 0;
/** Letter or digit of a script that parts words by spaces. */
export const letter = 1;
/** Ideograph, kana or Hangul syllable: counts as a word of its own, since its script has no spaces or glues endings on. */
export const ideograph = 2;
/** Sign of mathematics, money or code: a word of its own, but no part of a pair. */
export const sign = 3;

const signs = new Set(Array.from('=+^%$#{}[];<>\\|*/_~`€£¥₹√∫∑∏∞≤≥≠≈±×÷∂∇∈∀∃→⇒π°²³', (text) => text.charCodeAt(0)));
const kinds = Uint8Array.from({ length: 65_536 }, (_, unit) => kindOf(unit));

/** The kind of a UTF-16 unit, by table: `gap`, `letter`, `ideograph` or `sign`. */
export function unitKind(unit: number): number {
  return kinds[unit] ?? gap;
}

function kindOf(unit: number): number {
  if (signs.has(unit) || (unit >= 0x2200 && unit <= 0x22ff)) return sign;
  if (unit < 128) return /[a-z0-9]/i.test(String.fromCharCode(unit)) ? letter : gap;
  if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba ? letter : gap;
  if (unit >= 0x3040 && unit <= 0x9fff && unit !== 0x30fb) return ideograph;
  if ((unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xf900 && unit <= 0xfaff)) return ideograph;
  const punctuation =
    unit === 0xd7 ||
    unit === 0xf7 ||
    unit === 0x60c ||
    unit === 0x61b ||
    unit === 0x61f ||
    unit === 0x964 ||
    (unit >= 0x2000 && unit <= 0x206f) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xff00 && unit <= 0xff0f) ||
    unit === 0xff1a ||
    unit === 0xff1b ||
    unit === 0xff1f;
  return punctuation ? gap : letter;
}
