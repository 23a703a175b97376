const textTypes = /^(?:text|message)\/|[+/](?:json|xml|yaml|csv|sql|rtf)$/;
/** Neither line ends nor tabs: no text has them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the point
const controls = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;

/** The text in a file, by what is in it more than by what it is called; undefined for pictures, sounds and the like. */
export function readText(bytes: Uint8Array, mediaType: string): string | undefined {
  const [type = '', ...parameters] = mediaType.toLowerCase().split(';');
  const charset = parameters.map((each) => /^\s*charset\s*=\s*"?([^"\s]+)/.exec(each)?.[1]).find(Boolean);
  const isText = textTypes.test(type.trim());
  const text = decode(bytes, utf16Of(bytes) ?? charset ?? 'utf-8') ?? decode(bytes, 'utf-8');
  if (text !== undefined && (isText || !controls.test(text))) return text;
  // Every byte is some character there.
  return isText ? decode(bytes, 'windows-1252') : undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** By its mark, or by the zeros that every second byte is in the scripts of Europe. */
function utf16Of(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 512);
  const zeros = (parity: number): number => head.filter((byte, place) => byte === 0 && place % 2 === parity).length;
  const few = head.length / 20;
  const many = head.length / 4;
  if (zeros(1) > many && zeros(0) < few) return 'utf-16le';
  return zeros(0) > many && zeros(1) < few ? 'utf-16be' : undefined;
}
