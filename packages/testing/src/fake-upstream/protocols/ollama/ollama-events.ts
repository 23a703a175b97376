import type { CompleteReply } from '../../complete-reply.js';
import type { RenderContext, WireEvent } from '../../protocol.js';
import { ollamaEnd, ollamaIdentity, ollamaLogprobs, ollamaToolCalls } from './ollama-body.js';

/** Renders the lines of a streamed answer. Tool calls come whole; counts come in the last line only. */
export function ollamaEvents(reply: CompleteReply, context: RenderContext): WireEvent[] {
  const { question, random } = context;
  const identity = ollamaIdentity(context);
  const line = (message: Record<string, unknown>, more: Record<string, unknown> = {}): WireEvent => ({
    data: { ...identity, message: { role: 'assistant', content: '', ...message }, ...more, done: false },
    mark: 'content',
  });
  const pieces = reply.refusal === undefined ? reply.textPieces : [reply.refusal];
  return [
    ...(question.reasoning ? reply.reasoningPieces.map((thinking) => line({ thinking })) : []),
    ...pieces.map((content, index) => line({ content }, ollamaLogprobs(reply, index))),
    ...ollamaToolCalls(reply, random).map((call) => line({ tool_calls: [call] })),
    { data: { ...identity, message: { role: 'assistant', content: '' }, ...ollamaEnd(reply) }, mark: 'finish' },
  ];
}
