import type { CompleteReply } from '../../complete-reply.js';
import type { RenderContext } from '../../protocol.js';
import type { ReplyUsage } from '../../reply.js';
import { readClaudeModel } from './claude-model.js';

const stopReasons: Readonly<Record<string, string>> = {
  stop: 'end_turn',
  'stop-sequence': 'stop_sequence',
  length: 'max_tokens',
  'tool-calls': 'tool_use',
  'content-filter': 'refusal',
};

/** How a message ends, in Anthropic's words. */
export function anthropicStop(reply: CompleteReply): Record<string, unknown> {
  const refused = reply.refusal !== undefined || reply.finishReason === 'content-filter';
  const explanation = reply.refusal ?? "This request was blocked under Anthropic's Usage Policy.";
  return {
    stop_reason: refused ? 'refusal' : (stopReasons[reply.finishReason] ?? reply.finishReason),
    stop_sequence: reply.stopSequence ?? null,
    stop_details: refused ? { type: 'refusal', category: 'cyber', explanation } : null,
  };
}

/** Usage as Anthropic reports it: `input_tokens` leaves out what was read from or written to the cache. */
export function anthropicUsage(usage: ReplyUsage, model: string): Record<string, unknown> {
  return {
    input_tokens: usage.inputTokens - usage.cacheReadTokens - usage.cacheWriteTokens,
    cache_creation_input_tokens: usage.cacheWriteTokens,
    cache_read_input_tokens: usage.cacheReadTokens,
    cache_creation: { ephemeral_5m_input_tokens: usage.cacheWriteTokens, ephemeral_1h_input_tokens: 0 },
    output_tokens: usage.outputTokens,
    ...(usage.reasoningTokens > 0 &&
      readClaudeModel(model).countsThinking && { output_tokens_details: { thinking_tokens: usage.reasoningTokens } }),
    service_tier: 'standard',
    inference_geo: 'not_available',
  };
}

/** The thinking block of a reply, sealed; undefined when it does not think. */
export function thinkingBlock(reply: CompleteReply, { seal }: RenderContext): Record<string, unknown> | undefined {
  if (reply.reasoning === undefined) return undefined;
  return reply.redactReasoning
    ? { type: 'redacted_thinking', data: seal.issue('redacted') }
    : { type: 'thinking', thinking: reply.reasoning, signature: seal.issue(reply.reasoning) };
}

/** Renders a message that is not streamed. */
export function anthropicBody(reply: CompleteReply, context: RenderContext): unknown {
  const { random, question } = context;
  const thinking = thinkingBlock(reply, context);
  const content = [
    ...(thinking ? [thinking] : []),
    ...(reply.text === undefined ? [] : [{ type: 'text', text: reply.text }]),
    ...reply.toolCalls.map(({ id, name, input }) => ({
      type: 'tool_use',
      id: id ?? `toolu_01${random.alphanumeric(22)}`,
      name,
      input,
    })),
  ];
  return {
    model: question.model,
    id: `msg_01${random.alphanumeric(22)}`,
    type: 'message',
    role: 'assistant',
    content,
    ...anthropicStop(reply),
    ...(reply.usage && { usage: anthropicUsage(reply.usage, question.model) }),
  };
}
