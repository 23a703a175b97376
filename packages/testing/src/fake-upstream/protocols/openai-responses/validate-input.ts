import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, objectOf, stringOf } from '../../json.js';
import type { ReadContext, WireFailure } from '../../protocol.js';

type Item = Record<string, unknown>;

const itemTypes = [
  'message',
  'function_call',
  'function_call_output',
  'reasoning',
  'item_reference',
  'custom_tool_call',
  'custom_tool_call_output',
];

const contentTypes: Readonly<Record<string, readonly string[]>> = {
  assistant: ['output_text', 'refusal'],
  user: ['input_text', 'input_image', 'input_file', 'input_audio'],
  system: ['input_text'],
  developer: ['input_text'],
};

function refuse(
  message: string,
  { param = 'input', code = null }: { param?: string; code?: string | null } = {},
): WireFailure {
  return { kind: 'bad-request', message, param, code };
}

/** Checks the input: shapes, that calls and outputs belong together, and that reasoning comes back with its successor. */
export function validateInput({ body }: IncomingRequest, context: ReadContext): WireFailure | undefined {
  if (typeof body.input === 'string') return undefined;
  if (!Array.isArray(body.input))
    return refuse("Missing required parameter: 'input'.", { code: 'missing_required_parameter' });
  const items = body.input.map(objectOf);
  for (const [index, item] of items.entries()) {
    const problem = validateItem(item, `input[${index}]`);
    if (problem) return problem;
  }
  const continues = stringOf(body.previous_response_id) !== undefined;
  return validateReasoningItems(items, context) ?? (continues ? undefined : validateCalls(items));
}

function validateItem(item: Item, at: string): WireFailure | undefined {
  const type = stringOf(item.type) ?? 'message';
  if (!itemTypes.includes(type))
    return refuse(
      `Invalid value: '${type}'. Supported values are: ${itemTypes.map((known) => `'${known}'`).join(', ')}.`,
      { param: at, code: 'invalid_value' },
    );
  if (type === 'function_call' && typeof item.arguments !== 'string')
    return refuse(`Invalid type for '${at}.arguments': expected a string, but got an object instead.`, {
      param: `${at}.arguments`,
      code: 'invalid_type',
    });
  if (type === 'reasoning' && !Array.isArray(item.summary))
    return refuse(`Missing required parameter: '${at}.summary'.`, {
      param: `${at}.summary`,
      code: 'missing_required_parameter',
    });
  return type === 'message' ? validateMessage(item, at) : undefined;
}

function validateMessage(item: Item, at: string): WireFailure | undefined {
  const allowed = contentTypes[String(item.role)];
  if (!allowed)
    return refuse(
      `Invalid value: '${String(item.role)}'. Supported values are: 'assistant', 'system', 'developer', and 'user'.`,
      { param: at, code: 'invalid_value' },
    );
  for (const [index, part] of arrayOf(item.content).map(objectOf).entries()) {
    const where = { param: `${at}.content[${index}]`, code: 'invalid_value' };
    if (!allowed.includes(String(part.type)))
      return refuse(
        `Invalid value: '${String(part.type)}'. Supported values are: ${allowed.map((type) => `'${type}'`).join(', ')}.`,
        where,
      );
    if (part.type === 'input_image' && typeof part.image_url !== 'string' && part.file_id === undefined)
      return refuse(`Invalid type for '${where.param}.image_url': expected an image URL, but got an object instead.`, {
        ...where,
        code: 'invalid_type',
      });
  }
  return undefined;
}

function validateReasoningItems(items: readonly Item[], { memory, seal }: ReadContext): WireFailure | undefined {
  for (const [index, item] of items.entries()) {
    const id = String(item.id);
    if (item.type === 'reasoning') {
      const next = items[index + 1];
      const followed =
        next !== undefined && (next.type === 'function_call' || next.type === 'reasoning' || next.role === 'assistant');
      if (!followed)
        return refuse(`Item '${id}' of type 'reasoning' was provided without its required following item.`);
      if (typeof item.encrypted_content === 'string' && !seal.verify(item.encrypted_content, id))
        return refuse(
          `The encrypted content for item ${id} could not be verified. Reason: Encrypted content could not be decrypted or parsed.`,
          { code: 'invalid_encrypted_content' },
        );
    }
    const needed = memory.reasoningBefore.get(id);
    if (needed !== undefined && items[index - 1]?.id !== needed)
      return refuse(
        `Item '${id}' of type '${String(item.type)}' was provided without its required 'reasoning' item: '${needed}'.`,
      );
  }
  return undefined;
}

function validateCalls(items: readonly Item[]): WireFailure | undefined {
  const idsOf = (type: string): Set<string> =>
    new Set(items.filter((item) => item.type === type).map((item) => String(item.call_id)));
  const calls = idsOf('function_call');
  const outputs = idsOf('function_call_output');
  const stray = [...outputs].find((id) => !calls.has(id));
  if (stray !== undefined) return refuse(`No tool call found for function call output with call_id ${stray}.`);
  const open = [...calls].find((id) => !outputs.has(id));
  return open === undefined ? undefined : refuse(`No tool output found for function call ${open}.`);
}
