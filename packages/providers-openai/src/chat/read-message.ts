import { parseToolInput } from '@cascade/core/provider-kit';
import type { Json, Part, ReasoningPart, ToolCallPart } from '@cascade/core/spec';
import type { WireMessage, WireToolCall } from './chat-wire.js';

/** Text of a message or a delta; some servers send it as a list of parts. */
export function textIn({ content, refusal }: WireMessage): string {
  if (typeof content === 'string' && content !== '') return content;
  const parts = Array.isArray(content)
    ? content.map((part) => (part.type === 'text' ? (part.text ?? '') : '')).join('')
    : '';
  return parts === '' ? (refusal ?? '') : parts;
}

/** Reasoning of a message or a delta, under any of the names it goes by. */
export function reasoningIn(message: WireMessage): string {
  const { content } = message;
  const plain = message.reasoning_content ?? message.reasoning ?? message.reasoning_text;
  if (typeof plain === 'string') return plain;
  if (!Array.isArray(content)) return '';
  return content
    .flatMap((part) => (part.type === 'thinking' ? (part.thinking ?? []) : []))
    .map(({ text }) => text ?? '')
    .join('');
}

/** The server's own reasoning field, kept to be sent back unchanged. */
export function reasoningPart(text: string, message: WireMessage, provider: string): ReasoningPart {
  const details = message.reasoning_details;
  const field =
    details && details.length > 0
      ? { reasoning_details: details }
      : message.reasoning_content != null
        ? { reasoning_content: text }
        : undefined;
  // It came out of JSON.
  return { type: 'reasoning', text, ...(field && { vendor: { provider, data: field as Json } }) };
}

/** A whole tool call. Servers that leave the id out get one made up from its place. */
export function toolCallPart(call: WireToolCall, place: number, provider: string): ToolCallPart {
  const name = call.function?.name ?? '';
  const input = call.function?.arguments;
  // An object can only have come out of JSON.
  const parsed = parseToolInput(
    provider,
    name,
    typeof input === 'string' ? input : ((input ?? undefined) as Json | undefined),
  );
  const extra = call.extra_content === undefined ? undefined : ({ extra_content: call.extra_content } as Json);
  return {
    type: 'tool-call',
    id: call.id || `call_${place}`,
    name,
    input: parsed,
    ...(extra !== undefined && { vendor: { provider, data: extra } }),
  };
}

/** All parts of a whole message. */
export function readMessage(message: WireMessage, provider: string): readonly Part[] {
  const reasoning = reasoningIn(message);
  const text = textIn(message);
  return [
    ...(reasoning === '' ? [] : [reasoningPart(reasoning, message, provider)]),
    ...(text === '' ? [] : [{ type: 'text', text } as const]),
    ...(message.tool_calls ?? []).map((call, place) => toolCallPart(call, place, provider)),
  ];
}
