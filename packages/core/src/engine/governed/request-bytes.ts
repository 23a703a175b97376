import type { ChatRequest, Part } from '../../spec/conversation.js';

/** Size of a request, as far as tokens depend on it. */
export interface RequestSize {
  /** UTF-8 bytes of text and tools, by the beginning of each text. */
  readonly bytes: number;
  /** Most bytes that it can have. */
  readonly mostBytes: () => number;
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
  const texts: string[] = [];
  for (const { content } of request.messages) {
    for (const part of typeof content === 'string' ? [content] : content) {
      if (typeof part !== 'string' && part.type === 'media') media++;
      else texts.push(typeof part === 'string' ? part : textOf(part));
    }
  }
  for (const offered of [request.tools, request.output?.jsonSchema]) {
    if (offered !== undefined) texts.push(JSON.stringify(offered));
  }
  for (const text of texts) bytes += textBytes(text);
  const size = { bytes, media, mostBytes: () => texts.reduce((sum, text) => sum + mostTextBytes(text), 0) };
  sizes.set(request, size);
  return size;
}

function textOf(part: Part): string {
  if ('text' in part) return part.text;
  if (part.type === 'tool-call') return JSON.stringify(part.input) ?? '';
  return part.type === 'tool-result' ? (JSON.stringify(part.output) ?? '') : '';
}

// A millisecond or two; beyond it every character counts as many bytes as any can have.
const countedCharacters = 1_000_000;

function mostTextBytes(text: string): number {
  if (text.length > countedCharacters) return 3 * text.length;
  let bytes = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    // Either half of a pair counts three bytes: the whole has four.
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}

function textBytes(text: string): number {
  if (text.length === 0) return 0;
  const sample = text.length > sampleCharacters ? text.slice(0, sampleCharacters) : text;
  return Math.ceil((encoder.encode(sample).length / sample.length) * text.length);
}
