import type Anthropic from '@anthropic-ai/sdk';
import { partsOf, vendorData } from '@cascade/core/provider-kit';
import type { Json, Message, Part, ToolCallPart, ToolResultPart } from '@cascade/core/spec';
import { isObject } from '../answer/is-object.js';
import { convertMedia } from './convert-media.js';
import { ToolIds } from './tool-ids.js';

export type Block = Anthropic.ContentBlockParam;

export interface WireMessage {
  readonly role: 'user' | 'assistant';
  readonly content: readonly Block[];
}

export interface ConvertOptions {
  /** Name of the provider. */
  readonly provider: string;
  /** Whether the thinking blocks of earlier answers go back. */
  readonly withThinking: boolean;
}

/**
 * Messages in turns: neighbours of the same role become one, so that all results of a turn are in one message, and come
 * first in it. System prompts are apart. What came from Anthropic goes back as it came.
 */
export function convertMessages(messages: readonly Message[], options: ConvertOptions): readonly WireMessage[] {
  const ids = new ToolIds();
  const turns: { role: WireMessage['role']; content: Block[] }[] = [];
  for (const message of messages) {
    if (message.role === 'system') continue;
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const content = partsOf(message).flatMap((part) => convertPart(part, ids, options));
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...content);
    else if (content.length > 0) turns.push({ role, content });
  }
  return turns.map(({ role, content }) => ({ role, content: role === 'user' ? resultsFirst(content) : content }));
}

function resultsFirst(content: readonly Block[]): readonly Block[] {
  const results = content.filter(({ type }) => type === 'tool_result');
  return [...results, ...content.filter(({ type }) => type !== 'tool_result')];
}

function convertPart(part: Part, ids: ToolIds, { provider, withThinking }: ConvertOptions): readonly Block[] {
  switch (part.type) {
    case 'text':
      // Blocks without a visible character are refused.
      return part.text.trim() === '' ? [] : [{ type: 'text', text: part.text }];
    case 'reasoning':
      return ownBlock(vendorData(part, provider), withThinking);
    case 'media':
      return [convertMedia(part, provider)];
    case 'tool-call':
      return [toolUse(part, ids)];
    case 'tool-result':
      return [toolResult(part, ids)];
  }
}

/** Thinking and other blocks of Anthropic's own: byte for byte what came. Reasoning of others means nothing here. */
function ownBlock(data: Json | undefined, withThinking: boolean): readonly Block[] {
  if (!isBlock(data)) return [];
  return withThinking || !data.type.endsWith('thinking') ? [data] : [];
}

function isBlock(data: unknown): data is Block {
  return isObject(data) && 'type' in data && typeof data.type === 'string';
}

/** The input must be an object; a model of another vendor may have given something else. */
function toolUse({ id, name, input }: ToolCallPart, ids: ToolIds): Block {
  const isRecord = isObject(input) && !Array.isArray(input);
  return { type: 'tool_use', id: ids.forCall(id), name, input: isRecord ? input : { input } };
}

function toolResult({ id, output, isError }: ToolResultPart, ids: ToolIds): Block {
  const content = typeof output === 'string' ? output : JSON.stringify(output);
  return {
    type: 'tool_result',
    tool_use_id: ids.forResult(id),
    ...(content !== '' && { content }),
    ...(isError === true && { is_error: true }),
  };
}

/** Whether the last message answers tool calls of an answer that did not begin with thinking. */
export function hasUnthoughtCalls(messages: readonly WireMessage[]): boolean {
  const isOpen = messages.at(-1)?.content.some(({ type }) => type === 'tool_result') ?? false;
  return isOpen && !messages.at(-2)?.content[0]?.type.endsWith('thinking');
}
