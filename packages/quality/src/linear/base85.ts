/** Signs in which bytes are written: the printable ones from "(" on that need no escape in a string. */
const base = 85;
const firstSign = 40;
const backslash = 92;

function signOf(value: number): string {
  const code = firstSign + value;
  return String.fromCharCode(code < backslash ? code : code + 1);
}

function placeOf(code: number): number {
  return code - firstSign - (code > backslash ? 1 : 0);
}

/** Bytes as text, five signs for four of them (Base64 needs more): weights are shipped so. */
export function toBase85(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4) {
    const size = Math.min(4, bytes.length - start);
    let word = 0;
    for (let at = 0; at < 4; at += 1) word = word * 256 + (at < size ? (bytes[start + at] ?? 0) : 255);
    const signs: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      signs.unshift(signOf(word % base));
      word = Math.floor(word / base);
    }
    text += signs.slice(0, size + 1).join('');
  }
  return text;
}

/** The bytes of a text that `toBase85` wrote. */
export function fromBase85(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let start = 0, place = 0; start < text.length; start += 5) {
    let word = 0;
    for (let at = 0; at < 5; at += 1) {
      word = word * base + (start + at < text.length ? placeOf(text.charCodeAt(start + at)) : 0);
    }
    for (let shift = 24; shift >= 0 && place < bytes.length; shift -= 8) bytes[place++] = word >>> shift;
  }
  return bytes;
}
