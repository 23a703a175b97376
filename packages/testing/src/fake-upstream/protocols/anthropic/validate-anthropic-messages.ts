import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, isJson, objectOf, stringOf } from '../../json.js';
import type { ReadContext, WireFailure } from '../../protocol.js';
import { readClaudeModel } from './claude-model.js';

type Block = Record<string, unknown>;

interface Message {
  readonly role: unknown;
  readonly blocks: readonly Block[];
}

const blockTypes = [
  'text',
  'image',
  'document',
  'search_result',
  'thinking',
  'redacted_thinking',
  'tool_use',
  'tool_result',
];

function refuse(message: string): WireFailure {
  return { kind: 'bad-request', message };
}

/** Checks roles, blocks, that tool uses and results belong together, and that thinking comes back untouched. */
export function validateAnthropicMessages(incoming: IncomingRequest, { seal }: ReadContext): WireFailure | undefined {
  const { body, headers, model } = incoming;
  if (!Array.isArray(body.messages)) return refuse('messages: Field required');
  if (body.messages.length === 0) return refuse('messages: at least one message is required');
  const messages = body.messages.map(readMessage);
  const roles =
    String(headers['anthropic-version']) >= '2026-10-21' ? ['user', 'assistant', 'system'] : ['user', 'assistant'];
  for (const [index, message] of messages.entries()) {
    if (!roles.includes(String(message.role)))
      return refuse(
        `messages: Unexpected role "${String(message.role)}". The Messages API accepts a top-level \`system\` parameter, not "system" as an input message role.`,
      );
    const problem = validateBlocks(message, `messages.${index}`, seal);
    if (problem) return problem;
  }
  if (messages.find((message) => message.role !== 'system')?.role !== 'user')
    return refuse('messages: first message must use the "user" role');
  if (messages.at(-1)?.role === 'assistant' && readClaudeModel(model).refusesPrefill)
    return refuse(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    );
  return validateToolPairs(messages) ?? validateOpenLoop(messages, objectOf(body.thinking).type === 'enabled');
}

function readMessage(value: unknown): Message {
  const { role, content } = objectOf(value);
  if (typeof content === 'string') return { role, blocks: [{ type: 'text', text: content }] };
  return { role, blocks: arrayOf(content).map(objectOf) };
}

function validateBlocks({ role, blocks }: Message, at: string, seal: ReadContext['seal']): WireFailure | undefined {
  if (blocks.length === 0)
    return refuse(`${at}: ${role === 'user' ? 'user' : 'all'} messages must have non-empty content`);
  for (const [index, block] of blocks.entries()) {
    const where = `${at}.content.${index}`;
    const type = String(block.type);
    if (!blockTypes.includes(type) && !type.includes('server_tool') && !type.includes('mcp_'))
      return refuse(`${where}: Input tag '${type}' found using 'type' does not match any of the expected tags`);
    if (type === 'text' && (stringOf(block.text) ?? '') === '')
      return refuse('messages: text content blocks must be non-empty');
    if (type === 'image' && !isJson(block.source)) return refuse(`${where}.image.source: Field required`);
    const problem = type === 'tool_use' ? validateToolUse(block, { where, role }) : validateThought(block, where, seal);
    if (problem) return problem;
  }
  return undefined;
}

function validateToolUse(block: Block, { where, role }: { where: string; role: unknown }): WireFailure | undefined {
  if (role !== 'assistant') return refuse(`${where}: \`tool_use\` blocks can only be in \`assistant\` messages`);
  if (!/^[a-zA-Z0-9_-]+$/u.test(stringOf(block.id) ?? ''))
    return refuse(`${where}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'`);
  return isJson(block.input) ? undefined : refuse(`${where}.tool_use.input: Input should be a valid dictionary`);
}

function validateThought(block: Block, where: string, seal: ReadContext['seal']): WireFailure | undefined {
  if (block.type === 'thinking') {
    if (typeof block.signature !== 'string') return refuse(`${where}.thinking.signature: Field required`);
    if (!seal.verify(block.signature, String(block.thinking)))
      return refuse(`${where}: Invalid \`signature\` in \`thinking\` block`);
  }
  if (block.type === 'redacted_thinking' && !seal.verify(String(block.data), 'redacted'))
    return refuse(`${where}: Invalid \`data\` in \`redacted_thinking\` block`);
  return undefined;
}

/** Results directly follow their uses: all of one turn in the next user message, before any other content. */
function validateToolPairs(messages: readonly Message[]): WireFailure | undefined {
  for (const [index, message] of messages.entries()) {
    const uses = new Set(idsOf(messages[index - 1]?.blocks ?? [], 'tool_use', 'id'));
    const results = idsOf(message.blocks, 'tool_result', 'tool_use_id');
    const stray = results.find((id) => !uses.has(id));
    if (stray !== undefined)
      return refuse(
        `messages.${index}.content.0: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      );
    const unanswered = [...uses].filter((id) => !results.includes(id));
    const late =
      message.blocks.findIndex((block) => block.type !== 'tool_result') <
      message.blocks.findLastIndex((block) => block.type === 'tool_result');
    const isLate = results.length > 0 && late && message.blocks[0]?.type !== 'tool_result';
    if (unanswered.length > 0 || isLate)
      return refuseUnanswered(index - 1, unanswered.length > 0 ? unanswered : [...uses]);
  }
  const open = idsOf(messages.at(-1)?.blocks ?? [], 'tool_use', 'id');
  return open.length > 0 ? refuseUnanswered(messages.length - 1, open) : undefined;
}

function refuseUnanswered(index: number, ids: readonly string[]): WireFailure {
  return refuse(
    `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
  );
}

function idsOf(blocks: readonly Block[], type: string, key: string): string[] {
  return blocks.filter((block) => block.type === type).map((block) => String(block[key]));
}

/** While a tool loop is open and thinking is on, the assistant turn starts with the thinking that led to the call. */
function validateOpenLoop(messages: readonly Message[], thinking: boolean): WireFailure | undefined {
  const index = messages.length - 2;
  const turn = messages[index];
  const isOpen = messages.at(-1)?.blocks.some((block) => block.type === 'tool_result') ?? false;
  const first = String(turn?.blocks[0]?.type);
  if (!thinking || !isOpen || first === 'thinking' || first === 'redacted_thinking') return undefined;
  return refuse(
    `messages.${index}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${first}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceeding the lastmost set of \`tool_use\` and \`tool_result\` blocks).`,
  );
}
