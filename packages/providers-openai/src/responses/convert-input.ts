import { partsOf, toBase64, vendorData } from '@cascade/core/provider-kit';
import type { MediaPart, Message, Part } from '@cascade/core/spec';
import type OpenAI from 'openai';
import { outputText } from '../chat/convert-messages.js';

type Item = OpenAI.Responses.ResponseInputItem;

/**
 * Messages as items of the Responses API. What came from it goes back as it came: reasoning with its encrypted content
 * and followed by the item that followed it, messages with their phase.
 */
export function convertInput(messages: readonly Message[], provider: string): Item[] {
  return messages.filter(({ role }) => role !== 'system').flatMap((message) => convertMessage(message, provider));
}

function convertMessage(message: Message, provider: string): Item[] {
  const items: Item[] = [];
  let content: OpenAI.Responses.ResponseInputContent[] = [];
  const flush = (): void => {
    if (content.length > 0) items.push({ type: 'message', role: 'user', content });
    content = [];
  };
  for (const part of partsOf(message)) {
    if (message.role === 'user' && part.type === 'text') content.push({ type: 'input_text', text: part.text });
    else if (part.type === 'media') content.push(mediaContent(part));
    else {
      flush();
      items.push(...convertPart(part, provider));
    }
  }
  flush();
  return items;
}

function convertPart(part: Part, provider: string): Item[] {
  switch (part.type) {
    case 'text':
      return [{ role: 'assistant', content: part.text, ...Object(vendorData(part, provider) ?? {}) }];
    case 'reasoning':
      return reasoningItem(part, provider);
    case 'tool-call':
      return [{ type: 'function_call', call_id: part.id, name: part.name, arguments: JSON.stringify(part.input) }];
    case 'tool-result':
      return [{ type: 'function_call_output', call_id: part.id, output: outputText(part) }];
    case 'media':
      return [];
  }
}

/** Only the vendor's own item, whole: reasoning of others means nothing here. */
function reasoningItem(part: Part, provider: string): Item[] {
  const item = vendorData(part, provider);
  return isReasoningItem(item) ? [item] : [];
}

function isReasoningItem(item: unknown): item is OpenAI.Responses.ResponseReasoningItem {
  return typeof item === 'object' && item !== null && 'type' in item && item.type === 'reasoning';
}

function mediaContent({ mediaType, data }: MediaPart): OpenAI.Responses.ResponseInputContent {
  const url = data instanceof URL ? data.href : `data:${mediaType};base64,${toBase64(data)}`;
  if (mediaType.startsWith('image/')) return { type: 'input_image', image_url: url, detail: 'auto' };
  return { type: 'input_file', file_data: url, filename: `file.${mediaType.split('/')[1] ?? 'bin'}` };
}
