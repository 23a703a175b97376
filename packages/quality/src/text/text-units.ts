const encoder = new TextEncoder();
/** Longer texts are rare: what reads them reads a window. */
const roomChars = 2 ** 13;
const bytes = new Uint8Array(roomChars);
const room = new Uint16Array(roomChars);

/**
 * The UTF-16 units of a text, in an array that the next call overwrites: a loop over it takes two thirds of the time of
 * one with `charCodeAt`. It may be longer than the text.
 */
export function textUnits(text: string): Uint16Array {
  const { length } = text;
  const units = length <= roomChars ? room : new Uint16Array(length);
  // Text of ASCII alone has a byte for each unit, and is copied at once.
  const { read, written } = length <= roomChars ? encoder.encodeInto(text, bytes) : { read: 0, written: 0 };
  if (read === length && written === length) units.set(bytes.subarray(0, length));
  else for (let index = 0; index < length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}
