import type { ChatRequest } from '../../spec/conversation.js';
import type { StreamPart } from '../../spec/stream-part.js';
import type { Operation, Signal } from '../operation.js';
import { ResponseBuilder } from '../response-builder.js';
import { cleanFinish } from './clean-finish.js';
import { cutOff } from './cut-off.js';
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
    unfit: (entry) => unfitForChat(entry, needs),
    open(entry, context) {
      builder = new ResponseBuilder();
      let parts: AsyncIterator<StreamPart> | undefined;
      const read = ({ done, value: part }: IteratorResult<StreamPart>): IteratorResult<Signal<ChatAnswer>> => {
        if (done) throw cutOff(entry);
        if (part.type === 'finish')
          return step({ type: 'answer', answer: { response: builder.build(cleanFinish(part.finish, context.key)) } });
        builder.add(part);
        if (part.type === 'alive') return step({ type: 'alive' });
        return step({ type: 'delivery', delivery: { type: 'part', part }, isContent: isContent(part) });
      };
      // Not a generator: parts come by the hundred, and each would wait in it once more.
      return {
        [Symbol.asyncIterator]: () => ({
          next() {
            parts ??= entry.chat?.doStream(entryRequest(request, entry), context)[Symbol.asyncIterator]();
            if (parts === undefined) throw cutOff(entry);
            return parts.next().then(read);
          },
          async return() {
            await parts?.return?.();
            return { done: true, value: undefined };
          },
        }),
      };
    },
    check: (answer, contentSent) => checkAnswer(answer, request, contentSent),
    facts: ({ response: { finish } }) => finish,
    again: stream,
    draft: ({ response }) => response,
    finish: ({ response: { finish } }) => finish,
    partial: () => builder.content,
  };
}

function isContent(part: StreamPart): boolean {
  return !('text' in part && part.text === '');
}

function step<Answer>(value: Signal<Answer>): IteratorResult<Signal<Answer>> {
  return { done: false, value };
}
