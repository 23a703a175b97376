import type { MediaPart, Message, Part } from '@cascade/core/spec';
import type { AgentResult } from '../run/agent-result.js';

/** A result as JSON: what is no text in its messages is written as `{ $bytes: base64 }` or `{ $url }`. */
export function encodeResult(result: AgentResult): unknown {
  return withMedia(result, (data) =>
    data instanceof Uint8Array
      ? { $bytes: Buffer.from(data).toString('base64') }
      : { $url: new URL(String(data)).href },
  );
}

export function decodeResult(json: unknown): AgentResult {
  // Only `encodeResult` writes what is read here.
  return withMedia(json as AgentResult, (data) => {
    const { $bytes: bytes, $url: url } = data as { readonly $bytes?: string; readonly $url?: string };
    return bytes === undefined ? new URL(String(url)) : new Uint8Array(Buffer.from(bytes, 'base64'));
  });
}

function withMedia(result: AgentResult, change: (data: unknown) => unknown): AgentResult {
  const changePart = (part: Part): Part =>
    // In JSON the data is what `change` makes of it.
    part.type === 'media' ? { ...part, data: change(part.data) as MediaPart['data'] } : part;
  const changeMessage = (message: Message): Message =>
    typeof message.content === 'string' ? message : { ...message, content: message.content.map(changePart) };
  return { ...result, messages: result.messages.map(changeMessage) };
}
