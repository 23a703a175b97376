import type { CascadeResult, ChatRequest, Json, Message, Part } from '@cascade/core/spec';
import { brief } from './brief.js';

/** Most characters of one conversation or answer. */
const mostCharacters = 8_192;
/** What a part takes beside its text. */
const partCharacters = 64;

/** The conversation as the conventions write it, its newest messages first to be kept; the rest is left out. */
export function inputMessages({ messages }: ChatRequest): string {
  const room = { characters: mostCharacters };
  const kept: unknown[] = [];
  for (const message of messages.toReversed()) {
    if (room.characters <= 0) break;
    kept.unshift({ role: message.role, parts: written(message.content, room) });
  }
  return JSON.stringify(kept);
}

/** The answer as the conventions write it. */
export function outputMessages({ content, finish }: Pick<CascadeResult, 'content' | 'finish'>): string {
  const parts = written(content, { characters: mostCharacters });
  return JSON.stringify([{ role: 'assistant', parts, finish_reason: reasons[finish.reason] ?? finish.reason }]);
}

const reasons: Readonly<Record<string, string>> = { 'tool-calls': 'tool_call', 'content-filter': 'content_filter' };

interface Room {
  characters: number;
}

function written(content: Message['content'], room: Room): unknown[] {
  const parts: unknown[] = [];
  for (const part of typeof content === 'string' ? [{ type: 'text', text: content } as const] : content) {
    if (room.characters <= 0) break;
    parts.push(writtenPart(part, room));
    room.characters -= partCharacters;
  }
  return parts;
}

function writtenPart(part: Part, room: Room): unknown {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return { type: part.type, content: cut(part.text, room) };
    case 'media':
      return { type: 'media', mime_type: brief(part.mediaType) };
    case 'tool-call':
      return { type: 'tool_call', id: brief(part.id), name: brief(part.name), arguments: fitting(part.input, room) };
    case 'tool-result':
      return { type: 'tool_call_response', id: brief(part.id), response: fitting(part.output, room) };
  }
}

/** A value as it is where there is room for it, else the beginning of its text. */
function fitting(value: Json, room: Room): Json {
  const text = JSON.stringify(value) ?? '';
  if (text.length > room.characters) return cut(text, room);
  room.characters -= text.length;
  return value;
}

function cut(text: string, room: Room): string {
  const kept = brief(text, Math.max(1, room.characters));
  room.characters -= kept.length;
  return kept;
}
