import { toBase64 } from '@cascade/core/provider-kit';
import type { ChatRequest, FailedPrompt, Message, Part } from '@cascade/core/spec';

/**
 * The text of a file. Media become `{ "$bytes": base64 }` or `{ "$url": href }`, only where media may stand, so that no
 * text or tool input is mistaken for them. Functions, such as an output's `validate`, are left out.
 */
export function encodeFailedPrompt(prompt: FailedPrompt): string {
  return JSON.stringify({ ...prompt, conversation: encodeConversation(prompt.conversation) }, null, 1);
}

function encodeConversation(conversation: ChatRequest): unknown {
  return { ...conversation, messages: conversation.messages.map(encodeMessage) };
}

function encodeMessage({ content, ...message }: Message): unknown {
  return { ...message, content: typeof content === 'string' ? content : content.map(encodePart) };
}

function encodePart(part: Part): unknown {
  if (part.type !== 'media') return part;
  return { ...part, data: part.data instanceof URL ? { $url: part.data.href } : { $bytes: toBase64(part.data) } };
}
