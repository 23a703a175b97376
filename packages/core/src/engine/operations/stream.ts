import { invalidResponse } from '../../provider-kit/invalid-response.js';
import type { ChatRequest } from '../../spec/conversation.js';
import type { StreamPart } from '../../spec/stream-part.js';
import type { Operation } from '../operation.js';
import { ResponseBuilder } from '../response-builder.js';
import { entryRequest } from './entry-request.js';
import { type ChatAnswer, checkAnswer } from './generate.js';
import { chatNeeds, unfitForChat } from './unfit-for-chat.js';

/** Asks for an answer piece by piece, through `doStream`. */
export function stream(request: ChatRequest): Operation<ChatAnswer> {
  const needs = chatNeeds(request);
  let builder = new ResponseBuilder();
  return {
    kind: 'stream',
    request,
    streamed: true,
    unfit: (entry) => (entry.capabilities.streaming === false ? 'it cannot stream' : unfitForChat(entry, needs)),
    async *open(entry, context) {
      builder = new ResponseBuilder();
      const parts = entry.chat?.doStream(entryRequest(request, entry), context) ?? [];
      for await (const part of parts) {
        if (part.type === 'finish') {
          yield { type: 'answer', answer: { response: builder.build(part.finish) } };
          return;
        }
        builder.add(part);
        if (part.type === 'alive') yield { type: 'alive' };
        else yield { type: 'delivery', delivery: { type: 'part', part }, isContent: isContent(part) };
      }
      throw invalidResponse(entry.provider, 'the stream ended without its terminal mark: the answer is cut off');
    },
    check: (answer, contentSent) => checkAnswer(answer, request, contentSent),
    facts: ({ response: { finish } }) => finish,
    draft: ({ response }) => response,
    partial: () => builder.content,
  };
}

function isContent(part: StreamPart): boolean {
  return !('text' in part && part.text === '');
}
