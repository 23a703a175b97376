import type { ChatRequest, ChatResponse, StreamPart } from '@cascade/core/spec';

/** Where questions go, below the base URL. */
export const path = '/v1/chat';

/** A question in Acme's words. `parameters` of the request come last and win. */
export function toWire(_modelId: string, _request: ChatRequest, _stream: boolean): unknown {
  throw new Error('src/wire.ts: toWire is not written yet');
}

/**
 * A whole answer: its parts, how it ended, and the tokens that it took. What Acme does not say stays undefined.
 *
 * `invalidResponse` of `@cascade/core/provider-kit` is the error for an answer that is none.
 */
export function readAnswer(_provider: string, _answer: unknown): ChatResponse {
  throw new Error('src/wire.ts: readAnswer is not written yet');
}

/**
 * Reads a stream line by line; what it has to remember from one to the next lives here. `finish` is the last part, and
 * comes only after Acme's own mark of the end. For server-sent events use `eventParts` of `@cascade/core/provider-kit`.
 *
 * `httpFailure` reads an error inside of a stream.
 */
export function createLineReader(_provider: string): (line: string) => Iterable<StreamPart> {
  throw new Error('src/wire.ts: createLineReader is not written yet');
}
