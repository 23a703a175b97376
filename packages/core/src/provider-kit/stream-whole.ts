import type { ChatResponse } from '../spec/chat-response.js';
import type { StreamPart } from '../spec/stream-part.js';

/** A whole answer as a stream, each of its parts in one piece: for what cannot, or may not, be streamed. */
export function* streamWhole({ content, finish, logprobs }: ChatResponse): Generator<StreamPart> {
  let open = logprobs;
  for (const [index, part] of content.entries()) {
    if (part.type === 'text') {
      yield { type: 'text-delta', index, text: part.text, ...(open && { logprobs: open }) };
      open = undefined;
    } else if (part.type === 'reasoning') yield { type: 'reasoning-delta', index, text: part.text };
    else if (part.type === 'tool-call') yield { type: 'tool-input-start', index, id: part.id, name: part.name };
    const isSaid = part.type === 'text' || part.type === 'reasoning';
    if (!isSaid || part.vendor !== undefined) yield { type: 'part', index, part };
  }
  yield { type: 'finish', finish };
}
