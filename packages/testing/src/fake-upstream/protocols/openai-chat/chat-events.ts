import type { CompleteReply } from '../../complete-reply.js';
import type { RenderContext, WireEvent } from '../../protocol.js';
import { chatFinishReason, chatIdentity, chatLogprob } from './chat-body.js';
import { chatUsage } from './chat-usage.js';

interface ChoiceChunk {
  readonly choice: Record<string, unknown>;
  readonly mark: WireEvent['mark'];
}

/** Renders the chunks of a streamed chat completion. Several choices interleave. */
export function chatEvents(reply: CompleteReply, context: RenderContext): WireEvent[] {
  const { question, incoming, random } = context;
  const { id, created, model } = chatIdentity(context);
  const wrap = (choices: readonly unknown[], usage: unknown): Record<string, unknown> => ({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    service_tier: 'default',
    system_fingerprint: 'fp_0ba0d124f1',
    choices,
    ...(question.includeUsage && { usage }),
    ...(question.obfuscate && { obfuscation: random.alphanumeric(random.integer(2, 14)) }),
  });
  const perChoice = Array.from({ length: question.candidates }, (_, index) => choiceChunks(reply, index, context));
  const chunks = interleave(perChoice);
  const events = chunks.map(({ choice, mark }): WireEvent => ({ data: wrap([choice], null), mark }));
  if (question.includeUsage && reply.usage)
    events.push({ data: wrap([], chatUsage(reply.usage, incoming.profile)), mark: 'after' });
  return events;
}

function interleave<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

function choiceChunks(reply: CompleteReply, index: number, { incoming, random }: RenderContext): ChoiceChunk[] {
  const chunk = (delta: unknown, mark: WireEvent['mark'], more: Record<string, unknown> = {}): ChoiceChunk => ({
    choice: { index, delta, logprobs: null, finish_reason: null, ...more },
    mark,
  });
  const { reasoningField } = incoming.profile;
  const opening = {
    role: 'assistant',
    content: reply.toolCalls.length > 0 && reply.text === undefined ? null : '',
    refusal: null,
  };
  return [
    chunk(opening, 'open'),
    ...(reasoningField ? reply.reasoningPieces.map((piece) => chunk({ [reasoningField]: piece }, 'content')) : []),
    ...(reply.refusal === undefined ? [] : [chunk({ refusal: reply.refusal }, 'content')]),
    ...reply.textPieces.map((content, at) => {
      const logprob = reply.logprobs?.[at];
      return chunk(
        { content },
        'content',
        logprob ? { logprobs: { content: [chatLogprob(logprob)], refusal: null } } : {},
      );
    }),
    ...reply.toolCalls.flatMap((call, at) => {
      const id = call.id ?? `call_${random.alphanumeric(24)}`;
      const start = { index: at, id, type: 'function', function: { name: call.name, arguments: '' } };
      return [
        chunk({ tool_calls: [start] }, 'content'),
        ...call.pieces.map((piece) =>
          chunk({ tool_calls: [{ index: at, function: { arguments: piece } }] }, 'content'),
        ),
      ];
    }),
    chunk({}, 'finish', { finish_reason: chatFinishReason(reply.finishReason) }),
  ];
}
