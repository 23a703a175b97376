import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Conversation, Message, Part, Tool } from '@cascade/core';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { decodeText, readAll } from './read-all.js';

export interface PromptOptions {
  readonly prompt?: string;
  readonly file?: string;
  readonly system?: string;
  readonly maxTokens?: number;
}

/** The conversation that the caller gave: a text, a file, or standard input. */
export async function readConversation(io: Io, options: PromptOptions): Promise<Conversation> {
  const conversation = await readInput(io, options);
  const system: Message[] = options.system === undefined ? [] : [{ role: 'system', content: options.system }];
  return {
    ...conversation,
    messages: [...system, ...conversation.messages],
    ...(options.maxTokens !== undefined && { maxOutputTokens: options.maxTokens }),
  };
}

async function readInput(io: Io, { prompt, file }: PromptOptions): Promise<Conversation> {
  if (prompt !== undefined && file !== undefined) throw new UsageError('Give either --prompt or --file, not both');
  if (file !== undefined) return readConversationFile(resolve(io.cwd, file));
  if (prompt === undefined && io.isInteractive) {
    throw new UsageError(
      'What is the question? Give it with -p "...", with -f conversation.json, or on standard input',
    );
  }
  const text = prompt ?? (await readAll(io.stdin));
  if (text.trim() === '')
    throw new UsageError(
      prompt === undefined
        ? 'Standard input is empty. Give the question there, or with -p "..."'
        : 'The prompt is empty',
    );
  return { messages: [{ role: 'user', content: text }] };
}

async function readConversationFile(path: string): Promise<Conversation> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${error.message}`,
    );
  });
  const text = decodeText(bytes, path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parseConversation(value, path);
}

/** A conversation from JSON, which has no bytes: media come as base64 or as a URL. Everything else the engine checks. */
export function parseConversation(value: unknown, path: string): Conversation {
  if (typeof value !== 'object' || value === null || !('messages' in value) || !Array.isArray(value.messages)) {
    throw new UsageError(`${path} must be a conversation: {"messages": [{"role": "user", "content": "..."}]}`);
  }
  const messages = value.messages.map((message: unknown, place: number) =>
    parseMessage(message, `${path}: messages[${place}]`),
  );
  const tools = 'tools' in value && Array.isArray(value.tools) ? { tools: value.tools.map(legacyTool) } : {};
  return { ...value, messages, ...tools };
}

/** The older tool calls the schema of a tool `parameters`. Everything else the engine checks. */
function legacyTool(tool: Tool & { readonly parameters?: Tool['inputSchema'] }): Tool {
  if (typeof tool !== 'object' || tool?.parameters === undefined || tool.inputSchema !== undefined) return tool;
  const { parameters, ...rest } = tool;
  return { ...rest, inputSchema: parameters };
}

function parseMessage(value: unknown, where: string): Message {
  if (typeof value !== 'object' || value === null)
    throw new UsageError(`${where} must be an object with role and content`);
  // The engine checks roles and parts, with the same kind of message.
  const message = value as Message & { readonly tool_call_id?: unknown };
  if (message.role === 'tool' && typeof message.content === 'string') return legacyToolMessage(message, where);
  if (!Array.isArray(message.content)) return message;
  return {
    ...message,
    content: message.content.map((part: Part, place) => parsePart(part, `${where}.content[${place}]`)),
  };
}

/** The older tool's form: a result without the call's name. */
function legacyToolMessage(
  { content, tool_call_id: id }: Message & { readonly tool_call_id?: unknown },
  where: string,
): Message {
  if (typeof id !== 'string') throw new UsageError(`${where} is a tool's result and needs a tool_call_id`);
  return { role: 'tool', content: [{ type: 'tool-result', id, name: id, output: String(content) }] };
}

function parsePart(part: Part, where: string): Part {
  if (part?.type !== 'media' || typeof part.data !== 'string') return part;
  const data: string = part.data;
  if (/^https?:/.test(data) && URL.canParse(data)) return { ...part, data: new URL(data) };
  const base64 = data.replace(/^data:[^,]*,/, '');
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64))
    throw new UsageError(`${where}.data must be base64 or a http(s) URL`);
  return { ...part, data: new Uint8Array(Buffer.from(base64, 'base64')) };
}
