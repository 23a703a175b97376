import type { CompleteReply } from '../../complete-reply.js';
import type { RenderContext, WireEvent } from '../../protocol.js';
import {
  functionCallPart,
  geminiFinish,
  geminiIdentity,
  geminiLogprobs,
  geminiUsage,
  isBlocked,
  isSigned,
} from './gemini-body.js';

/** Renders the chunks of a streamed answer. Every chunk carries usage (the last wins); function calls come whole. */
export function geminiEvents(reply: CompleteReply, context: RenderContext): WireEvent[] {
  const identity = geminiIdentity(context);
  const usage = reply.usage && { usageMetadata: geminiUsage(reply.usage, context.question.model) };
  const chunk = (candidate: Record<string, unknown>, mark: WireEvent['mark']): WireEvent => ({
    data: { candidates: [{ ...candidate, index: 0 }], ...usage, ...identity },
    mark,
  });
  const part = (value: unknown): WireEvent => chunk({ content: { parts: [value], role: 'model' } }, 'content');
  if (isBlocked(reply)) return [chunk({ content: {}, ...geminiFinish(reply) }, 'finish')];
  const shown = context.question.reasoning ? reply.reasoningPieces : [];
  // With text only, the signature comes on a last part without text.
  const signature =
    isSigned(reply, context) && reply.toolCalls.length === 0 ? { thoughtSignature: context.seal.issue('text') } : {};
  const last = {
    content: { parts: [{ text: '', ...signature }], role: 'model' },
    ...geminiFinish(reply),
    ...geminiLogprobs(reply),
  };
  return [
    ...shown.map((text) => part({ text, thought: true })),
    ...reply.textPieces.map((text) => part({ text })),
    ...reply.toolCalls.map((call, index) => part(functionCallPart(call, index, reply, context))),
    chunk(last, 'finish'),
  ];
}
