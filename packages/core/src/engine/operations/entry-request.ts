import type { ChatRequest, Message, Part } from '../../spec/conversation.js';
import type { Entry } from '../resolved-cascade.js';

/** The conversation as this entry gets it: its preset parameters beneath, other vendors' data left out. */
export function entryRequest(request: ChatRequest, entry: Entry): ChatRequest {
  const asked = withPreset(request, entry);
  return entry.most === undefined ? asked : { ...asked, ...lowered(asked, entry.most) };
}

function lowered(asked: ChatRequest, most: NonNullable<Entry['most']>): NonNullable<Entry['most']> {
  return Object.fromEntries(
    (['temperature', 'maxOutputTokens'] as const).flatMap((name) =>
      most[name] === undefined ? [] : [[name, Math.min(most[name], asked[name] ?? most[name])]],
    ),
  );
}

function withPreset(request: ChatRequest, entry: Entry): ChatRequest {
  const messages = request.messages.some((message) => hasForeignData(message, entry.provider))
    ? request.messages.map((message) => withoutForeignData(message, entry.provider))
    : request.messages;
  const preset = entry.parameters;
  if (preset === undefined) return messages === request.messages ? request : { ...request, messages };
  const parameters = preset.parameters && { parameters: { ...preset.parameters, ...request.parameters } };
  return { ...preset, ...request, messages, ...parameters };
}

function hasForeignData({ content }: Message, provider: string): boolean {
  return typeof content !== 'string' && content.some((part) => isForeign(part, provider));
}

function isForeign(part: Part, provider: string): boolean {
  return part.vendor !== undefined && part.vendor.provider !== provider;
}

function withoutForeignData(message: Message, provider: string): Message {
  if (typeof message.content === 'string') return message;
  const content = message.content.map((part) => {
    if (!isForeign(part, provider)) return part;
    const { vendor: _vendor, ...own } = part;
    return own;
  });
  return { ...message, content };
}
