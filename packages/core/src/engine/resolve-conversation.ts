import { ConfigurationError } from '../errors/configuration-error.js';
import type { ChatRequest } from '../spec/conversation.js';
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
import { assertPresent, checkMessage } from './check-message.js';
import type { Conversation } from './conversation-input.js';
import { parameterChecks } from './entry-checks.js';
import { isOutput, resolveOutput } from './resolve-output.js';

/** What the options of a conversation may be. */
export const conversationChecks: Readonly<Record<keyof Conversation, Check>> = {
  ...parameterChecks,
  messages: isList,
  tools: isList,
  toolChoice: either(isOneOf('auto', 'none', 'required'), isObject),
  parallelToolCalls: isBoolean,
  output: isOutput,
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
  rest.messages.forEach((message, place) => {
    checkMessage(message, `conversation.messages[${place}]`);
  });
  rest.tools?.forEach((tool, place) => {
    const path = `conversation.tools[${place}]`;
    checkOptions(path, tool, { name: isText, description: isText, inputSchema: isObject, risk: isText });
    assertPresent(tool, path, ['name', 'inputSchema']);
  });
  return output === undefined ? rest : { ...rest, output: resolveOutput(output) };
}
