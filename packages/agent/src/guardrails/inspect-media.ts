import type { MediaPart } from '@cascade/core/spec';
import type { Look } from './look.js';
import { openDataUrl } from './open-data-url.js';
import { readText } from './read-text.js';

/** Addresses, and files in which there is text; pictures and sounds are not looked at. */
export async function inspectMedia(part: MediaPart, look: Look): Promise<MediaPart> {
  const { data, mediaType } = part;
  if (!(data instanceof URL)) return inspectFile(part, data, mediaType, look);
  const file = openDataUrl(data);
  if (file !== undefined) return inspectFile(part, file.bytes, file.mediaType || mediaType, look);
  await look.fixed(decoded(data.href));
  return part;
}

/** What is redacted is UTF-8 from then on. */
async function inspectFile(part: MediaPart, bytes: Uint8Array, mediaType: string, look: Look): Promise<MediaPart> {
  const text = readText(bytes, mediaType);
  if (text === undefined) return part;
  const seen = await look.text(text);
  if (seen === text) return part;
  const type = part.mediaType.replace(/(charset\s*=\s*)"?[^";\s]+"?/i, '$1utf-8');
  return { type: 'media', mediaType: type, data: new TextEncoder().encode(seen) };
}

/** A `%` that is wrong keeps nothing else from being read. */
function decoded(address: string): string {
  return address.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    const bytes = escapes.slice(1).split('%');
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}
