import type { ChatRequest, Message } from '@cascade/core/spec';

/** The text of a message. */
export function textOfMessage({ content }: Message): string {
  if (typeof content === 'string') return content;
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** What the user asked last: earlier turns do not make a question harder. */
export function promptText({ messages }: Pick<ChatRequest, 'messages'>): string {
  const last = messages.findLast(({ role }) => role === 'user');
  return last === undefined ? '' : textOfMessage(last);
}

/** Instructions above the conversation. */
export function systemTextOf({ messages }: ChatRequest): string | undefined {
  const texts = messages.filter(({ role }) => role === 'system').map(textOfMessage);
  return texts.length === 0 ? undefined : texts.join('\n');
}
