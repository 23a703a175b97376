import { textUnits } from './text-units.js';

/** Apostrophes in all their shapes: they vanish, so that "can't", "can’t" and "cant" are one word. */
function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || code === 0x02bc || code === 0xb4 || code === 0x60;
}

/** Chinese and Japanese characters stand for a word each: these scripts put no spaces between words. */
function isIdeograph(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

/** Letters and figures as wide as Chinese characters, and kana half as wide. */
function isFullWidth(code: number): boolean {
  return (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a) ||
    (code >= 0xff66 && code <= 0xff9f)
  );
}

function isForeignLetter(code: number): boolean {
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code < 0x2000) return code !== 0x60c && code !== 0x61b && code !== 0x61f && code !== 0x964 && code !== 0x965;
  if (code < 0x2c00 || (code >= 0x2e00 && code <= 0x303f)) return false;
  return code < 0xd800 || (code >= 0xf900 && code < 0xfe00) || (code >= 0xfe70 && code <= 0xfefc) || isFullWidth(code);
}

/** Kinds of characters: separators, letters and digits, apostrophes, ideographs. */
const separator = 0;
const letter = 1;
const apostrophe = 2;
const ideograph = 3;

function kindOf(code: number): number {
  if (isApostrophe(code)) return apostrophe;
  if (isIdeograph(code)) return ideograph;
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? letter : separator;
  return isForeignLetter(code) ? letter : separator;
}

const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => kindOf(code));

function isLetterAt(text: string, index: number): boolean {
  return index < text.length && kindOf(text.charCodeAt(index)) === letter;
}

/**
 * The words and numbers of a text, in order and in lower case. Apostrophes vanish ("can't" is `cant`), every Chinese
 * or Japanese character is a word of its own, underscores and everything else separate words.
 */
export function splitWords(text: string): string[] {
  const lower = text.toLowerCase();
  const units = textUnits(lower);
  const words: string[] = [];
  let start = -1;
  let prefix = '';
  for (let index = 0; index < lower.length; index++) {
    const code = units[index] ?? 0;
    const kind = code < 128 ? asciiKinds[code] : kindOf(code);
    if (kind === letter) {
      if (start < 0) start = index;
    } else if (start >= 0) {
      const word = prefix + lower.slice(start, index);
      start = -1;
      prefix = kind === apostrophe && isLetterAt(lower, index + 1) ? word : '';
      if (prefix === '') words.push(word);
    }
    if (kind === ideograph) words.push(lower.charAt(index));
  }
  if (start >= 0) words.push(prefix + lower.slice(start));
  return words;
}
