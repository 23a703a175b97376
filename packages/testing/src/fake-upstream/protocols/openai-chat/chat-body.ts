import type { CompleteReply, TokenLogprob } from '../../complete-reply.js';
import type { Json } from '../../json.js';
import type { RenderContext } from '../../protocol.js';
import type { ReplyFinishReason } from '../../reply.js';
import { chatUsage } from './chat-usage.js';

const finishReasons: Readonly<Record<string, string>> = {
  stop: 'stop',
  'stop-sequence': 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
};

/** A finish reason in OpenAI's words. */
export function chatFinishReason(reason: ReplyFinishReason): string {
  return finishReasons[reason] ?? reason;
}

/** What every chunk and every completion of one answer share. */
export function chatIdentity({ random, nowMs, question }: RenderContext): {
  id: string;
  created: number;
  model: string;
} {
  return { id: `chatcmpl-${random.alphanumeric(29)}`, created: Math.floor(nowMs / 1000), model: question.model };
}

/** One token's log-probability in OpenAI's form. */
export function chatLogprob({ token, logprob, bytes, alternatives }: TokenLogprob): unknown {
  return { token, logprob, bytes, top_logprobs: alternatives };
}

/** Renders a chat completion that is not streamed. */
export function chatBody(reply: CompleteReply, context: RenderContext): Json {
  const { question, incoming } = context;
  const { id, created, model } = chatIdentity(context);
  const choices = Array.from({ length: question.candidates }, (_, index) => chatChoice(reply, index, context));
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    choices,
    ...(reply.usage && { usage: chatUsage(reply.usage, incoming.profile) }),
    service_tier: 'default',
    system_fingerprint: 'fp_0ba0d124f1',
  };
}

function chatChoice(reply: CompleteReply, index: number, { incoming, random }: RenderContext): unknown {
  const { reasoningField } = incoming.profile;
  const toolCalls = reply.toolCalls.map((call) => ({
    id: call.id ?? `call_${random.alphanumeric(24)}`,
    type: 'function',
    function: { name: call.name, arguments: call.argumentsText },
  }));
  const message = {
    role: 'assistant',
    content: reply.text ?? null,
    ...(reasoningField && reply.reasoning !== undefined && { [reasoningField]: reply.reasoning }),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
    refusal: reply.refusal ?? null,
    annotations: [],
  };
  const logprobs = reply.logprobs ? { content: reply.logprobs.map(chatLogprob), refusal: null } : null;
  return { index, message, logprobs, finish_reason: chatFinishReason(reply.finishReason) };
}
