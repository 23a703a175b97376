import type { Message, Part } from '../spec/conversation.js';

/** The content of a message as parts, whichever way it was written. */
export function partsOf(message: Message): readonly Part[] {
  return typeof message.content === 'string' ? [{ type: 'text', text: message.content }] : message.content;
}

/** The text of all system messages, joined by an empty line, for vendors that keep it apart; undefined without any. */
export function systemText(messages: readonly Message[]): string | undefined {
  const texts = messages
    .filter((message) => message.role === 'system')
    .flatMap(partsOf)
    .flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.length === 0 ? undefined : texts.join('\n\n');
}
