import type { ChatRequest, Part } from '../../spec/conversation.js';

/** Size of a request, as far as tokens depend on it. */
export interface RequestSize {
  /** UTF-8 bytes of text and tools. */
  readonly bytes: number;
  /** Images, sounds and documents: their tokens do not depend on their bytes. */
  readonly media: number;
}

const sampleCharacters = 2_000;
const sizes = new WeakMap<ChatRequest, RequestSize>();
const encoder = new TextEncoder();

/** The size of a request. Of a long text only the beginning is looked at: the rest has as many bytes per character. */
export function requestSize(request: ChatRequest): RequestSize {
  const known = sizes.get(request);
  if (known !== undefined) return known;
  let [bytes, media] = [0, 0];
  for (const { content } of request.messages) {
    for (const part of typeof content === 'string' ? [content] : content) {
      if (typeof part !== 'string' && part.type === 'media') media++;
      else bytes += textBytes(typeof part === 'string' ? part : textOf(part));
    }
  }
  for (const offered of [request.tools, request.output?.jsonSchema]) {
    if (offered !== undefined) bytes += textBytes(JSON.stringify(offered));
  }
  const size = { bytes, media };
  sizes.set(request, size);
  return size;
}

function textOf(part: Part): string {
  if ('text' in part) return part.text;
  if (part.type === 'tool-call') return JSON.stringify(part.input) ?? '';
  return part.type === 'tool-result' ? (JSON.stringify(part.output) ?? '') : '';
}

function textBytes(text: string): number {
  if (text.length === 0) return 0;
  const sample = text.length > sampleCharacters ? text.slice(0, sampleCharacters) : text;
  return Math.ceil((encoder.encode(sample).length / sample.length) * text.length);
}
