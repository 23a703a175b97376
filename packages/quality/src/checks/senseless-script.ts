/** Characters that are looked at, and fewest of a script that say something. */
const headChars = 600;
const fewestLetters = 30;

/** Chinese characters and kana without which hardly a sentence is written. */
const commonHan =
  /[的是了在不一有我他这這个個们們来來上大中国國到说說为為和你地出也时時年要就可以会會而人下那之于於与與或及其等能者日本月分第\u3040-\u30ff]/u;

/** UTF-16 whose halves are the letters of another text, read two at a time: both bytes of a character are signs of ASCII. */
function isWideMisread(wide: readonly number[]): boolean {
  const isSign = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;
  const halves = wide.filter((unit) => isSign(unit >> 8) && isSign(unit & 0xff)).length;
  return wide.length >= fewestLetters && halves >= 0.9 * wide.length;
}

/** Letters of India's scripts without a vowel sign or another mark upon them. */
function lacksMarks(text: string): boolean {
  const letters = text.match(/[\u0904-\u0939\u0985-\u09b9\u0b85-\u0bb9\u0c05-\u0c39]/g)?.length ?? 0;
  return letters >= fewestLetters && (text.match(/\p{M}/gu)?.length ?? 0) < 0.08 * letters;
}

/** Characters of another script in no order at all: chosen at random, or made of the bytes of other text. */
export function isSenselessScript(text: string): boolean {
  const head = text.slice(0, headChars);
  if (!/[\u0900-\u0dff\u2020-\u9fff]{3}/.test(head)) return false;
  const wide = Array.from(head, (character) => character.charCodeAt(0)).filter((unit) => unit >= 0x2000);
  if (isWideMisread(wide) || lacksMarks(head)) return true;
  const han = head.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  return han >= fewestLetters && han >= 0.5 * head.length && !commonHan.test(head);
}
