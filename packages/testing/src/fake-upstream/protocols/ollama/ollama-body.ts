import type { CompleteReply } from '../../complete-reply.js';
import type { RenderContext } from '../../protocol.js';
import type { SeededRandom } from '../../seeded-random.js';

/** A tool call as Ollama writes it: arguments are an object. */
export function ollamaToolCalls(reply: CompleteReply, random: SeededRandom): unknown[] {
  return reply.toolCalls.map(({ id, name, input }, index) => ({
    id: id ?? `call_${random.alphanumeric(8).toLowerCase()}`,
    function: { index, name, arguments: input },
  }));
}

/** The end of an answer: why it ended, how long it took (nanoseconds), and the counts. */
export function ollamaEnd(reply: CompleteReply): Record<string, unknown> {
  const reasons: Readonly<Record<string, string>> = {
    'stop-sequence': 'stop',
    'tool-calls': 'stop',
    'content-filter': 'stop',
  };
  return {
    done_reason: reasons[reply.finishReason] ?? reply.finishReason,
    done: true,
    total_duration: 1_897_385_625,
    load_duration: 1_631_208,
    ...(reply.usage && {
      prompt_eval_count: reply.usage.inputTokens,
      prompt_eval_duration: 313_560_000,
      eval_count: reply.usage.outputTokens,
      eval_duration: 1_577_990_000,
    }),
  };
}

/** What every line of an answer starts with. */
export function ollamaIdentity({ question, nowMs }: RenderContext): { model: string; created_at: string } {
  return { model: question.model, created_at: new Date(nowMs).toISOString() };
}

/** One token's log-probability. */
export function ollamaLogprobs(reply: CompleteReply, index?: number): Record<string, unknown> {
  if (!reply.logprobs) return {};
  const tokens = index === undefined ? reply.logprobs : reply.logprobs.slice(index, index + 1);
  return {
    logprobs: tokens.map(({ token, logprob, bytes, alternatives }) => ({
      token,
      logprob,
      bytes,
      top_logprobs: alternatives,
    })),
  };
}

/** Renders an answer that is not streamed. */
export function ollamaBody(reply: CompleteReply, context: RenderContext): unknown {
  const { question, random } = context;
  const shown = question.reasoning && reply.reasoning !== undefined;
  return {
    ...ollamaIdentity(context),
    message: {
      role: 'assistant',
      content: reply.text ?? reply.refusal ?? '',
      ...(shown && { thinking: reply.reasoning }),
      ...(reply.toolCalls.length > 0 && { tool_calls: ollamaToolCalls(reply, random) }),
    },
    ...ollamaLogprobs(reply),
    ...ollamaEnd(reply),
  };
}
