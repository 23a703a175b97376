import type { CompleteReply, CompleteToolCall } from '../../complete-reply.js';
import type { RenderContext, WireEvent } from '../../protocol.js';
import { anthropicStop, anthropicUsage, thinkingBlock } from './anthropic-body.js';

interface Block {
  readonly start: Record<string, unknown>;
  readonly deltas: readonly Record<string, unknown>[];
}

/** Renders the events of a streamed message, with a `ping` after the first block has started. */
export function anthropicEvents(reply: CompleteReply, context: RenderContext): WireEvent[] {
  const { random, question } = context;
  const usage = reply.usage && anthropicUsage(reply.usage, question.model);
  const { output_tokens_details: _thinking, ...started } = usage ?? {};
  const message = {
    model: question.model,
    id: `msg_01${random.alphanumeric(22)}`,
    type: 'message',
    role: 'assistant',
    content: [],
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    ...(usage && { usage: { ...started, output_tokens: 1 } }),
  };
  const events: WireEvent[] = [named('open', { type: 'message_start', message })];
  for (const [index, block] of blocks(reply, context).entries()) events.push(...blockEvents(block, index));
  const { cache_creation: _split, service_tier: _tier, inference_geo: _place, ...counts } = usage ?? {};
  events.push(
    named('after', { type: 'message_delta', delta: anthropicStop(reply), ...(usage && { usage: counts }) }),
    named('finish', { type: 'message_stop' }),
  );
  return events;
}

function named(mark: WireEvent['mark'], data: Record<string, unknown> & { readonly type: string }): WireEvent {
  return { event: data.type, data, mark };
}

function blockEvents({ start, deltas }: Block, index: number): WireEvent[] {
  return [
    named('open', { type: 'content_block_start', index, content_block: start }),
    ...(index === 0 ? [named('ping', { type: 'ping' })] : []),
    ...deltas.map((delta) => named('content', { type: 'content_block_delta', index, delta })),
    named('open', { type: 'content_block_stop', index }),
  ];
}

function blocks(reply: CompleteReply, context: RenderContext): Block[] {
  const thinking = thinkingBlock(reply, context);
  const text = { type: 'text', text: '' };
  return [
    ...(thinking ? [thinkingEvents(thinking, reply)] : []),
    ...(reply.text === undefined
      ? []
      : [{ start: text, deltas: reply.textPieces.map((piece) => ({ type: 'text_delta', text: piece })) }]),
    ...reply.toolCalls.map((call) => toolUse(call, context)),
  ];
}

function thinkingEvents(block: Record<string, unknown>, reply: CompleteReply): Block {
  if (block.type === 'redacted_thinking') return { start: block, deltas: [] };
  return {
    start: { type: 'thinking', thinking: '', signature: '' },
    deltas: [
      ...reply.reasoningPieces.map((thinking) => ({ type: 'thinking_delta', thinking })),
      { type: 'signature_delta', signature: block.signature },
    ],
  };
}

/** A call without arguments streams one empty piece, as the real service does. */
function toolUse(call: CompleteToolCall, { random }: RenderContext): Block {
  const start = { type: 'tool_use', id: call.id ?? `toolu_01${random.alphanumeric(22)}`, name: call.name, input: {} };
  const pieces = ['', ...call.pieces];
  return { start, deltas: pieces.map((piece) => ({ type: 'input_json_delta', partial_json: piece })) };
}
