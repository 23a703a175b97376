import { partsOf, toBase64, vendorData } from '@cascade/core/provider-kit';
import type { MediaPart, Message, Part, ToolCallPart, ToolResultPart } from '@cascade/core/spec';
import type OpenAI from 'openai';

type WireMessage = OpenAI.ChatCompletionMessageParam;
type WireUserPart = OpenAI.ChatCompletionContentPart;

/** Messages as Chat Completions wants them: one message for each tool result, reasoning only where a server asked for it back. */
export function convertMessages(messages: readonly Message[], provider: string): WireMessage[] {
  return messages.flatMap((message) => convertMessage(message, provider));
}

function convertMessage(message: Message, provider: string): readonly WireMessage[] {
  switch (message.role) {
    case 'system':
      return [{ role: 'system', content: textOf(message) }];
    case 'user':
      return [...toolMessages(message), ...userMessage(message)];
    case 'tool':
      return toolMessages(message);
    case 'assistant':
      return [assistantMessage(message, provider)];
  }
}

function textOf(message: Message): string {
  return partsOf(message)
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('');
}

function userMessage(message: Message): WireMessage[] {
  if (typeof message.content === 'string') return [{ role: 'user', content: message.content }];
  const content = message.content.flatMap(userPart);
  return content.length === 0 ? [] : [{ role: 'user', content }];
}

function userPart(part: Part): WireUserPart[] {
  if (part.type === 'text') return [{ type: 'text', text: part.text }];
  return part.type === 'media' ? [mediaPart(part)] : [];
}

function mediaPart({ mediaType, data }: MediaPart): WireUserPart {
  if (mediaType.startsWith('audio/') && data instanceof Uint8Array) {
    return {
      type: 'input_audio',
      input_audio: { data: toBase64(data), format: mediaType.includes('wav') ? 'wav' : 'mp3' },
    };
  }
  const url = data instanceof URL ? data.href : `data:${mediaType};base64,${toBase64(data)}`;
  if (mediaType.startsWith('image/')) return { type: 'image_url', image_url: { url } };
  return { type: 'file', file: { file_data: url, filename: `file.${mediaType.split('/')[1] ?? 'bin'}` } };
}

function toolMessages(message: Message): WireMessage[] {
  return partsOf(message).flatMap((part): WireMessage[] =>
    part.type === 'tool-result' ? [{ role: 'tool', tool_call_id: part.id, content: outputText(part) }] : [],
  );
}

/** Results are text on this wire; an error says so in words. */
export function outputText({ output, isError }: ToolResultPart): string {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  return isError === true ? `Error: ${text}` : text;
}

function assistantMessage(message: Message, provider: string): WireMessage {
  const parts = partsOf(message);
  const text = textOf(message);
  const calls = parts.filter((part) => part.type === 'tool-call');
  return {
    role: 'assistant',
    ...reasoningFields(parts, provider),
    content: text === '' && calls.length > 0 ? null : text,
    ...(calls.length > 0 && { tool_calls: calls.map((call) => toolCall(call, provider)) }),
  };
}

function toolCall(call: ToolCallPart, provider: string): OpenAI.ChatCompletionMessageFunctionToolCall {
  const own = Object(vendorData(call, provider) ?? {});
  return {
    ...own,
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: JSON.stringify(call.input) },
  };
}

/** Servers that reason want their own field back unchanged: it hangs on the part as it came. */
function reasoningFields(parts: readonly Part[], provider: string): object {
  const fields = parts.map((part) => (part.type === 'reasoning' ? vendorData(part, provider) : undefined));
  return Object.assign({}, ...fields.filter((field) => typeof field === 'object'));
}
