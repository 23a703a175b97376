import type { ChatRequest, FailedPrompt, Json, Message, Tool } from '@cascade/core/spec';
import type { FileFacts } from './decode-failed-prompt.js';
import { isRecord } from './is-record.js';

const roles = ['system', 'user', 'assistant', 'tool'] as const;

/**
 * Converts the file of the older llm-cascade tool,
 * `{ cascade_name, timestamp, conversation: { messages: [{ role, content, tool_call_id? }], tools? } }`.
 * It has no id: the file's name serves. Undefined for anything else.
 */
export function convertLegacyEnvelope(value: unknown, facts: FileFacts): FailedPrompt | undefined {
  if (!isRecord(value) || typeof value.cascade_name !== 'string') return undefined;
  const conversation = convertConversation(value.conversation);
  if (conversation === undefined) return undefined;
  return {
    version: 1,
    id: facts.name.replace(/\.json$/, ''),
    cascade: value.cascade_name,
    atMs: timeOf(value.timestamp) ?? Math.trunc(facts.modifiedAtMs),
    conversation,
    attempts: [],
  };
}

function timeOf(timestamp: unknown): number | undefined {
  if (typeof timestamp !== 'string') return undefined;
  const compact = /^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)$/.exec(timestamp);
  const iso = compact === null ? timestamp : `${compact.slice(1, 4).join('-')}T${compact.slice(4).join(':')}Z`;
  const atMs = Date.parse(iso);
  return Number.isNaN(atMs) ? undefined : atMs;
}

function convertConversation(value: unknown): ChatRequest | undefined {
  if (!isRecord(value) || !Array.isArray(value.messages)) return undefined;
  const messages = value.messages.flatMap((message) => convertMessage(message) ?? []);
  if (messages.length !== value.messages.length || messages.length === 0) return undefined;
  const tools = Array.isArray(value.tools) ? value.tools.flatMap((tool) => convertTool(tool) ?? []) : [];
  return tools.length > 0 ? { messages, tools } : { messages };
}

function convertMessage(value: unknown): Message | undefined {
  if (!isRecord(value) || typeof value.content !== 'string') return undefined;
  const role = roles.find((known) => known === value.role);
  if (role === undefined) return undefined;
  if (role !== 'tool') return { role, content: value.content };
  const id = typeof value.tool_call_id === 'string' ? value.tool_call_id : '';
  // The older tool keeps no name, and uses the id as one.
  return { role, content: [{ type: 'tool-result', id, name: id, output: value.content }] };
}

function convertTool(value: unknown): Tool | undefined {
  const tool = isRecord(value) && isRecord(value.function) ? value.function : value;
  if (!isRecord(tool) || typeof tool.name !== 'string') return undefined;
  return {
    name: tool.name,
    ...(typeof tool.description === 'string' && { description: tool.description }),
    // It came out of JSON.parse.
    inputSchema: (tool.parameters ?? { type: 'object' }) as Json,
  };
}
