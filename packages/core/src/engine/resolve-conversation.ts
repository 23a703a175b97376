import { ConfigurationError } from '../errors/configuration-error.js';
import type { ChatRequest, Message, Part } from '../spec/conversation.js';
import {
  type Check,
  checkOptions,
  either,
  isBoolean,
  isInteger,
  isList,
  isNumber,
  isObject,
  isOneOf,
  isText,
} from '../util/check-options.js';
import type { Conversation } from './conversation-input.js';
import { resolveOutput } from './resolve-output.js';

const conversationChecks: Readonly<Record<keyof Conversation, Check>> = {
  messages: isList,
  tools: isList,
  toolChoice: either(isOneOf('auto', 'none', 'required'), isObject),
  parallelToolCalls: isBoolean,
  output: isObject,
  maxOutputTokens: isInteger(1),
  temperature: isNumber(0, 2),
  topP: isNumber(0, 1),
  stop: isList,
  seed: isInteger(Number.MIN_SAFE_INTEGER),
  reasoning: isOneOf('off', 'low', 'medium', 'high'),
  logprobs: isInteger(0, 20),
  cachePrompt: isBoolean,
  parameters: isObject,
};

const isAny: Check = () => undefined;
const isString: Check = (value) => (typeof value === 'string' ? undefined : 'a text');
const isMediaData: Check = (value) =>
  value instanceof Uint8Array || value instanceof URL ? undefined : 'a Uint8Array or a URL';

const partChecks: Readonly<Record<Part['type'], Readonly<Record<string, Check>>>> = {
  text: { type: isText, text: isString, vendor: isObject },
  reasoning: { type: isText, text: isString, vendor: isObject },
  media: { type: isText, mediaType: isText, data: isMediaData, vendor: isObject },
  'tool-call': { type: isText, id: isText, name: isText, input: isAny, vendor: isObject },
  'tool-result': { type: isText, id: isText, name: isText, output: isAny, isError: isBoolean, vendor: isObject },
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
    checkOptions(`conversation.tools[${place}]`, tool, { name: isText, description: isString, inputSchema: isObject });
    assertPresent(tool, `conversation.tools[${place}]`, ['name', 'inputSchema']);
  });
  return output === undefined ? rest : { ...rest, output: resolveOutput(output) };
}

function checkMessage(message: Message, place: number): void {
  const path = `conversation.messages[${place}]`;
  const role = isOneOf('system', 'user', 'assistant', 'tool');
  checkOptions(path, message, { role, content: either(isString, isList) });
  assertPresent(message, path, ['role', 'content']);
  if (typeof message.content === 'string') return;
  message.content.forEach((part, index) => {
    checkPart(part, `${path}.content[${index}]`);
  });
}

function checkPart(part: Part, path: string): void {
  const type: string = part?.type;
  const checks = Object.hasOwn(partChecks, type) ? partChecks[part.type] : undefined;
  if (checks === undefined) {
    throw new ConfigurationError(`${path}.type must be one of ${Object.keys(partChecks).join(', ')}, got "${type}"`);
  }
  checkOptions(path, part, checks);
  const optional = ['vendor', 'isError'];
  assertPresent(
    part,
    path,
    Object.keys(checks).filter((name) => !optional.includes(name)),
  );
}

function assertPresent(value: object, path: string, names: readonly string[]): void {
  const missing = names.find((name) => !(name in value));
  if (missing !== undefined) throw new ConfigurationError(`${path}.${missing} is missing`);
}
