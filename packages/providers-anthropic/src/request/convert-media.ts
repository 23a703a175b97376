import type Anthropic from '@anthropic-ai/sdk';
import { ProviderError, toBase64 } from '@cascade/core/provider-kit';
import type { MediaPart } from '@cascade/core/spec';

/** An image or a document: its bytes, or a URL that Anthropic fetches. */
export type MediaBlock = Anthropic.ImageBlockParam | Anthropic.DocumentBlockParam;

/**
 * Images, PDF and plain text.
 *
 * @throws ProviderError of class `unsupported` for anything else: a question without its attachment is another question
 */
export function convertMedia({ mediaType, data }: MediaPart, provider: string): MediaBlock {
  const source = toSource(mediaType, data);
  if (mediaType.startsWith('image/')) return { type: 'image', source: source as Anthropic.ImageBlockParam['source'] };
  if (mediaType === 'application/pdf') {
    return { type: 'document', source: source as Anthropic.DocumentBlockParam['source'] };
  }
  if (mediaType.startsWith('text/') && data instanceof Uint8Array) {
    return {
      type: 'document',
      source: { type: 'text', media_type: 'text/plain', data: new TextDecoder().decode(data) },
    };
  }
  throw new ProviderError({
    class: 'unsupported',
    scope: 'request',
    message: `${provider}: Claude takes images, PDF and plain text, not ${mediaType}: ask another model`,
  });
}

function toSource(mediaType: string, data: Uint8Array | URL): object {
  if (!(data instanceof URL)) return { type: 'base64', media_type: mediaType, data: toBase64(data) };
  const inline = data.protocol === 'data:' ? data.href.match(/^data:([^;,]+);base64,/) : undefined;
  if (!inline) return { type: 'url', url: data.href };
  return { type: 'base64', media_type: inline[1], data: data.href.slice(inline[0].length) };
}
