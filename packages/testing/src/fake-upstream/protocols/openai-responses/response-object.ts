import type { CompleteReply } from '../../complete-reply.js';
import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import type { RenderContext } from '../../protocol.js';
import type { ReplyUsage } from '../../reply.js';
import { readReasoningModel } from '../openai-chat/reasoning-model.js';

/** What an answer is when it is over: its status and why it is incomplete. */
export function responseOutcome(reply: CompleteReply): Record<string, unknown> {
  const reason = { length: 'max_output_tokens', 'content-filter': 'content_filter' }[reply.finishReason as string];
  return reason === undefined
    ? { status: 'completed', incomplete_details: null }
    : { status: 'incomplete', incomplete_details: { reason } };
}

/** From this version on writing the prompt cache is billed, and reported. */
const firstCacheWriteVersion = 5.5;

/** Usage as Responses reports it. */
export function responsesUsage(usage: ReplyUsage, model: string): Record<string, unknown> {
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: {
      cached_tokens: usage.cacheReadTokens,
      ...((readReasoningModel(model)?.version ?? 0) >= firstCacheWriteVersion && {
        cache_write_tokens: usage.cacheWriteTokens,
      }),
    },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}

/** The response object before its answer: the request echoed with defaults filled in. */
export function responseObject({ incoming, question, random, nowMs, memory }: RenderContext): Record<string, unknown> {
  const { body } = incoming;
  const reasoning = objectOf(body.reasoning);
  const text = objectOf(body.text);
  const id = `resp_${random.hex(50)}`;
  if (body.store !== false) memory.responseIds.set(id, true);
  return {
    id,
    object: 'response',
    created_at: Math.floor(nowMs / 1000),
    status: 'in_progress',
    background: false,
    completed_at: null,
    error: null,
    frequency_penalty: 0,
    incomplete_details: null,
    instructions: stringOf(body.instructions) ?? null,
    max_output_tokens: numberOf(body.max_output_tokens) ?? null,
    max_tool_calls: null,
    model: question.model,
    output: [],
    parallel_tool_calls: body.parallel_tool_calls !== false,
    presence_penalty: 0,
    previous_response_id: stringOf(body.previous_response_id) ?? null,
    prompt_cache_key: stringOf(body.prompt_cache_key) ?? null,
    prompt_cache_retention: null,
    reasoning: { effort: stringOf(reasoning.effort) ?? null, summary: stringOf(reasoning.summary) ?? null },
    safety_identifier: null,
    service_tier: stringOf(body.service_tier) ?? 'default',
    store: body.store !== false,
    temperature: numberOf(body.temperature) ?? 1,
    text: { format: text.format ?? { type: 'text' }, verbosity: stringOf(text.verbosity) ?? 'medium' },
    tool_choice: body.tool_choice ?? 'auto',
    tools: arrayOf(body.tools),
    top_logprobs: numberOf(body.top_logprobs) ?? 0,
    top_p: numberOf(body.top_p) ?? 1,
    truncation: 'disabled',
    usage: null,
    user: null,
    metadata: objectOf(body.metadata),
  };
}
