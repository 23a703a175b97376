import { partsOf, toBase64 } from '@cascade/core/provider-kit';
import type { MediaPart, Message, Part } from '@cascade/core/spec';
import type { ClaudeCodeUserMessage } from './claude-code-sdk.js';

export interface Prompt {
  readonly prompt: string | AsyncIterable<ClaudeCodeUserMessage>;
  readonly warnings: readonly string[];
}

/** A conversation as the one prompt that Claude Code takes: a single question as it is, more turns as a transcript. */
export function toPrompt(messages: readonly Message[]): Prompt {
  const turns = messages.filter(({ role }) => role !== 'system');
  const [first] = turns;
  const isQuestion = turns.length === 1 && first?.role === 'user';
  const text = isQuestion ? textOf(first) : transcript(turns);
  const media = turns.flatMap((message) => partsOf(message).filter((part) => part.type === 'media'));
  const blocks = media.flatMap(toBlock);
  const warnings = blocks.length < media.length ? ['Claude Code takes images and PDF files only: others left out'] : [];
  return { prompt: blocks.length === 0 ? text : oneMessage([...blocks, { type: 'text', text }]), warnings };
}

function transcript(turns: readonly Message[]): string {
  const said = turns.map((message) => `${message.role === 'assistant' ? 'Assistant' : 'User'}: ${textOf(message)}`);
  return `Here is a conversation. Say what the assistant says next, and nothing else.\n\n${said.join('\n\n')}`;
}

function textOf(message: Message): string {
  return partsOf(message)
    .map(wordsOf)
    .filter((text) => text !== '')
    .join('\n');
}

function wordsOf(part: Part): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'tool-call':
      return `[called ${part.name} with ${JSON.stringify(part.input)}]`;
    case 'tool-result':
      return `[${part.name} answered ${typeof part.output === 'string' ? part.output : JSON.stringify(part.output)}]`;
    default:
      return '';
  }
}

function toBlock({ mediaType, data }: MediaPart): object[] {
  const type = mediaType.startsWith('image/') ? 'image' : mediaType === 'application/pdf' ? 'document' : undefined;
  if (type === undefined) return [];
  const source =
    data instanceof URL
      ? { type: 'url', url: data.href }
      : { type: 'base64', media_type: mediaType, data: toBase64(data) };
  return [{ type, source }];
}

async function* oneMessage(content: readonly object[]): AsyncGenerator<ClaudeCodeUserMessage> {
  yield { type: 'user', message: { role: 'user', content }, parent_tool_use_id: null };
}
