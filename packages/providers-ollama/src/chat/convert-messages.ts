import { ProviderError, partsOf, toBase64, vendorData } from '@cascade/core/provider-kit';
import type { Json, MediaPart, Message, Part, ToolCallPart, ToolResultPart } from '@cascade/core/spec';

/** A message of `/api/chat`; the SDK's type lacks the ids that newer servers match results by. */
export interface OutMessage {
  role: string;
  content: string;
  thinking?: string;
  images?: string[];
  tool_calls?: { id: string; function: { name: string; arguments: Record<string, unknown> } }[];
  tool_name?: string;
  tool_call_id?: string;
}

/**
 * Messages as `/api/chat` takes them: content is one text, and images stand beside it.
 *
 * @throws ProviderError of class `unsupported` for media that the server cannot be given
 */
export function convertMessages(messages: readonly Message[], provider: string): OutMessage[] {
  return messages.flatMap((message) => [
    ...partsOf(message).flatMap((part) => (part.type === 'tool-result' ? [resultMessage(part)] : [])),
    ...plainMessage(message, provider),
  ]);
}

function plainMessage(message: Message, provider: string): OutMessage[] {
  const parts = partsOf(message).filter((part) => part.type !== 'tool-result');
  if (parts.length === 0 || message.role === 'tool') return [];
  const images = parts.flatMap((part) => (part.type === 'media' ? [imageOf(part, provider)] : []));
  const calls = parts.filter((part) => part.type === 'tool-call');
  const thinking = parts.map((part) => (isOwnReasoning(part, provider) ? part.text : '')).join('');
  return [
    {
      role: message.role,
      content: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
      ...(thinking !== '' && { thinking }),
      ...(images.length > 0 && { images }),
      ...(calls.length > 0 && { tool_calls: calls.map(outCall) }),
    },
  ];
}

function isOwnReasoning(part: Part, provider: string): part is Extract<Part, { type: 'reasoning' }> {
  return part.type === 'reasoning' && vendorData(part, provider) !== undefined;
}

function outCall({ id, name, input }: ToolCallPart) {
  return { id, function: { name, arguments: isRecord(input) ? { ...input } : { value: input } } };
}

/** Results are text on this wire; an error says so in words. */
function resultMessage({ id, name, output, isError }: ToolResultPart): OutMessage {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return { role: 'tool', content: isError === true ? `Error: ${text}` : text, tool_name: name, tool_call_id: id };
}

/** Leaving media out would give an answer to another question: another entry may take them. */
function imageOf({ mediaType, data }: MediaPart, provider: string): string {
  if (!mediaType.startsWith('image/')) throw unsupported(provider, `takes images only, not ${mediaType}`);
  if (data instanceof Uint8Array) return toBase64(data);
  const [, base64] = data.protocol === 'data:' ? data.pathname.split(';base64,') : [];
  if (base64 === undefined) throw unsupported(provider, 'takes the bytes of an image, not its address: fetch it first');
  return base64.replaceAll('%2B', '+').replaceAll('%2F', '/').replaceAll('%3D', '=');
}

function unsupported(provider: string, problem: string): ProviderError {
  return new ProviderError({ class: 'unsupported', scope: 'request', message: `${provider}: the server ${problem}` });
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
