const asciiWord = new Uint8Array(128).map((_, unit) => (/[a-z0-9]/i.test(String.fromCharCode(unit)) ? 1 : 0));

/**
 * Whether a UTF-16 unit belongs to a word: ASCII letters and digits, and everything above ASCII that is not general,
 * CJK or full-width punctuation or a Latin-1 sign. A coarse test, for speed; every script's letters are words.
 */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return asciiWord[unit] === 1;
  if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba;
  if (unit >= 0x2000 && unit <= 0x206f) return false;
  if (unit >= 0x3000 && unit <= 0x303f) return false;
  return !(unit >= 0xff00 && unit <= 0xff0f) && unit !== 0xff1a && unit !== 0xff1b && unit !== 0xff1f;
}
