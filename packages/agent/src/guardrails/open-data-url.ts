import { fromBase64 } from '@cascade/core/provider-kit';

/** The file in a `data:` address; undefined for another address, or a broken one. */
export function openDataUrl(url: URL): { readonly mediaType: string; readonly bytes: Uint8Array } | undefined {
  const match = /^data:([^,]*?)(;\s*base64)?,(.*)$/is.exec(url.href);
  if (match === null) return undefined;
  const [, mediaType = '', base64, data = ''] = match;
  try {
    const text = decodeURIComponent(data);
    const bytes = base64 === undefined ? new TextEncoder().encode(text) : fromBase64(plainBase64(text));
    return { mediaType, bytes };
  } catch {
    return undefined;
  }
}

function plainBase64(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/');
}
