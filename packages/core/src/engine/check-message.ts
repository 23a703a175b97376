import { ConfigurationError } from '../errors/configuration-error.js';
import type { Message, Part } from '../spec/conversation.js';
import { checkOptions, either, isList, isOneOf } from '../util/check-options.js';

/** What a part must have besides its type. */
const partFields: Readonly<Record<Part['type'], readonly string[]>> = {
  text: ['text'],
  reasoning: ['text'],
  media: ['mediaType', 'data'],
  'tool-call': ['id', 'name', 'input'],
  'tool-result': ['id', 'name', 'output'],
};

/**
 * Checks one message of a conversation.
 *
 * @param path - its place, for messages
 * @throws ConfigurationError that names the place, what is wrong there, and the fix
 */
export function checkMessage(message: Message, path: string): void {
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

export function assertPresent(value: object, path: string, names: readonly string[]): void {
  const missing = names.find((name) => Object(value)[name] === undefined);
  if (missing !== undefined) throw new ConfigurationError(`${path}.${missing} is missing`);
}
