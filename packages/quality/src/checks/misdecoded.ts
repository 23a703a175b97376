/** Encodings that UTF-8 is often taken for. */
const encodings = ['windows-1252', 'windows-1250', 'windows-1251', 'koi8-r'];
/** Longest piece that is read, in characters. */
const headChars = 1_000;
/** Fewest letters that came apart. */
const fewestFound = 2;

function bytesOf(encoding: string): ReadonlyMap<string, number> {
  const upper = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);
  try {
    const bytes = [...new TextDecoder(encoding).decode(upper)].map(
      (character, index) => [character, 128 + index] as const,
    );
    // Bytes without a character of their own are often left as they are.
    return new Map(
      [...upper]
        .map((byte): [string, number] => [String.fromCharCode(byte), byte])
        .concat(bytes.map(([character, byte]) => [character, byte])),
    );
  } catch {
    // A runtime without this encoding.
    return new Map();
  }
}

let tables: readonly ReadonlyMap<string, number>[] | undefined;

/** Length of the UTF-8 sequence that a first byte announces; 0 when none begins with it. */
function sequenceLength(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

function isMisread(text: string, bytes: ReadonlyMap<string, number>): boolean {
  let foreign = 0;
  let explained = 0;
  let found = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 128) continue;
    foreign++;
    const length = sequenceLength(bytes.get(text.charAt(at)) ?? 0);
    let end = at + 1;
    while (end < at + length && ((bytes.get(text.charAt(end)) ?? 0) & 0xc0) === 0x80) end++;
    if (length === 0 || end < at + length) continue;
    found++;
    foreign += length - 1;
    explained += length;
    at = end - 1;
  }
  return found >= fewestFound && explained >= 0.7 * foreign;
}

/** UTF-8 whose bytes were read as another encoding: "Ã©" for "é", "РјРѕ" for "мо". Linear. */
export function isMisdecoded(text: string): boolean {
  const head = text.slice(0, headChars);
  // What these encodings make of bytes is Latin or Cyrillic.
  if (!/[\u0080-\u04ff]/.test(head)) return false;
  tables ??= encodings.map(bytesOf);
  return tables.some((bytes) => isMisread(head, bytes));
}
