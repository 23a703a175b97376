import { arrayOf, isJson, objectOf, stringOf } from '../../json.js';
import type { WireFailure } from '../../protocol.js';

const roles = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];
const maxIdLength = 64;

/** Checks the messages of Chat Completions: roles, contents, and that tool calls and results belong together. */
export function validateMessages(value: unknown): WireFailure | undefined {
  if (!Array.isArray(value))
    return refuse('messages', "Missing required parameter: 'messages'.", 'missing_required_parameter');
  if (value.length === 0)
    return refuse(
      'messages',
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      'empty_array',
    );
  const messages = value.map(objectOf);
  for (const [index, message] of messages.entries()) {
    const problem = validateMessage(message, index);
    if (problem) return problem;
  }
  return validateToolOrder(messages);
}

function refuse(param: string, message: string, code: string | null = null): WireFailure {
  return { kind: 'bad-request', message, param, code };
}

function validateMessage(message: Record<string, unknown>, index: number): WireFailure | undefined {
  const at = `messages[${index}]`;
  const role = stringOf(message.role);
  if (role === undefined || !roles.includes(role))
    return refuse(
      `${at}.role`,
      `Invalid value: '${String(message.role)}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.`,
      'invalid_value',
    );
  const calls = arrayOf(message.tool_calls);
  const mayBeEmpty =
    role === 'assistant' && (calls.length > 0 || typeof message.refusal === 'string' || isJson(message.audio));
  if ((message.content === null || message.content === undefined) && !mayBeEmpty)
    return refuse(`${at}.content`, `Invalid value for 'content': expected a string, got null.`);
  if (Array.isArray(message.content) && message.content.length === 0 && !mayBeEmpty)
    return refuse(
      `${at}.content`,
      `Invalid '${at}.content': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
      'empty_array',
    );
  if (Array.isArray(message.tool_calls) && calls.length === 0)
    return refuse(
      `${at}.tool_calls`,
      `Invalid '${at}.tool_calls': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
      'empty_array',
    );
  return validateParts(message.content, { at, role }) ?? validateCalls(calls, at);
}

function validateParts(content: unknown, { at, role }: { at: string; role: string }): WireFailure | undefined {
  const allowed = role === 'user' ? ['text', 'image_url', 'input_audio', 'file'] : ['text', 'refusal'];
  for (const [index, part] of arrayOf(content).map(objectOf).entries()) {
    const where = `${at}.content[${index}]`;
    if (!allowed.includes(String(part.type)))
      return refuse(
        where,
        `Invalid value: '${String(part.type)}'. Supported values are: ${allowed.map((type) => `'${type}'`).join(', ')}.`,
        'invalid_value',
      );
    const url = stringOf(objectOf(part.image_url).url);
    if (part.type === 'image_url' && !/^(https?:\/\/|data:image\/[a-z+.-]+;base64,)/u.test(url ?? ''))
      return refuse(
        `${where}.image_url.url`,
        `Invalid '${where}.image_url.url'. Expected a valid URL, but got a value with an invalid format.`,
        'invalid_image_url',
      );
  }
  return undefined;
}

function validateCalls(calls: readonly unknown[], at: string): WireFailure | undefined {
  for (const [index, call] of calls.map(objectOf).entries()) {
    const where = `${at}.tool_calls[${index}]`;
    const id = stringOf(call.id);
    if (id === undefined)
      return refuse(`${where}.id`, `Missing required parameter: '${where}.id'.`, 'missing_required_parameter');
    if (id.length > maxIdLength)
      return refuse(
        `${where}.id`,
        `Invalid '${where}.id': string too long. Expected a string with maximum length ${maxIdLength}, but got a string with length ${id.length} instead.`,
        'string_above_max_length',
      );
    if (call.type !== 'function' && call.type !== 'custom')
      return refuse(`${where}.type`, `Missing required parameter: '${where}.type'.`, 'missing_required_parameter');
    if (call.type === 'function' && typeof objectOf(call.function).arguments !== 'string')
      return refuse(
        `${where}.function.arguments`,
        `Invalid type for '${where}.function.arguments': expected a string, but got an object instead.`,
        'invalid_type',
      );
  }
  return undefined;
}

/** Every tool message answers a call of the assistant message before it, and every call is answered. */
function validateToolOrder(messages: readonly Record<string, unknown>[]): WireFailure | undefined {
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (!open.delete(stringOf(message.tool_call_id) ?? ''))
        return refuse(
          `messages.[${index}].role`,
          "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
        );
      continue;
    }
    if (open.size > 0) return refuseUnanswered(open, index);
    open = new Set(arrayOf(message.tool_calls).map((call) => stringOf(objectOf(call).id) ?? ''));
  }
  return open.size > 0 ? refuseUnanswered(open, messages.length) : undefined;
}

function refuseUnanswered(open: ReadonlySet<string>, index: number): WireFailure {
  return refuse(
    `messages.[${index}].role`,
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(', ')}`,
  );
}
