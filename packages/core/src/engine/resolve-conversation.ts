import { ConfigurationError } from '../errors/configuration-error.js';
import type { ChatRequest, Message, Part } from '../spec/conversation.js';
import {
  type Check,
  checkOptions,
  either,
  isBoolean,
  isList,
  isObject,
  isOneOf,
  isText,
} from '../util/check-options.js';
import type { Conversation } from './conversation-input.js';
import { parameterChecks } from './resolve-entry.js';
import { resolveOutput } from './resolve-output.js';

const conversationChecks: Readonly<Record<keyof Conversation, Check>> = {
  ...parameterChecks,
  messages: isList,
  tools: isList,
  toolChoice: either(isOneOf('auto', 'none', 'required'), isObject),
  parallelToolCalls: isBoolean,
  output: isObject,
};

/** What a part must have besides its type. */
const partFields: Readonly<Record<Part['type'], readonly string[]>> = {
  text: ['text'],
  reasoning: ['text'],
  media: ['mediaType', 'data'],
  'tool-call': ['id', 'name', 'input'],
  'tool-result': ['id', 'name', 'output'],
};

/**
 * Brings what the caller gave into the one form that the engine knows.
 *
 * @throws ConfigurationError that names the place in the conversation
 */
export function resolveConversation(input: string | Conversation): ChatRequest {
  if (typeof input === 'string') {
    if (input.trim() === '') throw new ConfigurationError('The prompt is empty');
    return { messages: [{ role: 'user', content: input }] };
  }
  checkOptions('conversation', input, conversationChecks);
  const { output, ...rest } = input;
  if (!Array.isArray(rest.messages) || rest.messages.length === 0) {
    throw new ConfigurationError('conversation.messages must be a list of at least one message');
  }
  rest.messages.forEach(checkMessage);
  rest.tools?.forEach((tool, place) => {
    const path = `conversation.tools[${place}]`;
    checkOptions(path, tool, { name: isText, description: isText, inputSchema: isObject, risk: isText });
    assertPresent(tool, path, ['name', 'inputSchema']);
  });
  return output === undefined ? rest : { ...rest, output: resolveOutput(output) };
}

function checkMessage(message: Message, place: number): void {
  const path = `conversation.messages[${place}]`;
  const role = isOneOf('system', 'user', 'assistant', 'tool');
  checkOptions(path, message, {
    role,
    content: either((value) => (typeof value === 'string' ? undefined : 'a text'), isList),
  });
  assertPresent(message, path, ['role', 'content']);
  if (typeof message.content === 'string') return;
  message.content.forEach((part, index) => {
    checkPart(part, `${path}.content[${index}]`);
  });
}

function checkPart(part: Part, path: string): void {
  const type: string = part?.type;
  const fields = Object.hasOwn(partFields, type) ? partFields[part.type] : undefined;
  if (fields === undefined) {
    throw new ConfigurationError(`${path}.type must be one of ${Object.keys(partFields).join(', ')}, got "${type}"`);
  }
  assertPresent(part, path, fields);
  if ('text' in part && typeof part.text !== 'string') throw new ConfigurationError(`${path}.text must be a text`);
  if (part.type === 'media' && !(part.data instanceof Uint8Array || part.data instanceof URL)) {
    throw new ConfigurationError(`${path}.data must be a Uint8Array or a URL`);
  }
}

function assertPresent(value: object, path: string, names: readonly string[]): void {
  const missing = names.find((name) => !(name in value));
  if (missing !== undefined) throw new ConfigurationError(`${path}.${missing} is missing`);
}
