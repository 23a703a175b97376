import { streamWhole } from '../../provider-kit/stream-whole.js';
import type { CallContext } from '../../spec/call-context.js';
import type { ChatResponse } from '../../spec/chat-response.js';
import type { ChatRequest } from '../../spec/conversation.js';
import type { StreamPart } from '../../spec/stream-part.js';
import type { Operation, Signal } from '../operation.js';
import type { Entry } from '../resolved-cascade.js';
import { ResponseBuilder } from '../response-builder.js';
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
        if (part.type === 'finish') return step({ type: 'answer', answer: { response: builder.build(part.finish) } });
        builder.add(part);
        if (part.type === 'alive') return step({ type: 'alive' });
        return step({ type: 'delivery', delivery: { type: 'part', part }, isContent: isContent(part) });
      };
      // Not a generator: parts come by the hundred, and each would wait in it once more.
      return {
        [Symbol.asyncIterator]: () => ({
          next() {
            parts ??= open(request, entry, context)?.[Symbol.asyncIterator]();
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
    partial: () => builder.content,
  };
}

/** A model that cannot be streamed, or may not, as its vendor said when it was, is asked for the whole answer. */
function open(request: ChatRequest, entry: Entry, context: CallContext): AsyncIterable<StreamPart> | undefined {
  const { chat } = entry;
  const asked = entryRequest(request, entry);
  return chat && entry.omit.has('stream')
    ? whole(() => chat.doGenerate(asked, context))
    : chat?.doStream(asked, context);
}

async function* whole(ask: () => Promise<ChatResponse>): AsyncGenerator<StreamPart> {
  yield* streamWhole(await ask());
}

function isContent(part: StreamPart): boolean {
  return !('text' in part && part.text === '');
}

function step<Answer>(value: Signal<Answer>): IteratorResult<Signal<Answer>> {
  return { done: false, value };
}
