import type { ChatResponse } from '../../spec/chat-response.js';
import type { ChatRequest } from '../../spec/conversation.js';
import type { Operation } from '../operation.js';
import { answerOnce } from './answer-once.js';
import { checkChatAnswer } from './check-chat-answer.js';
import { cleanFinish } from './clean-finish.js';
import { cutOff } from './cut-off.js';
import { entryRequest } from './entry-request.js';
import { chatNeeds, unfitForChat } from './unfit-for-chat.js';

/** An answer together with what `output` made of it. */
export interface ChatAnswer {
  readonly response: ChatResponse;
  object?: unknown;
}

/** Asks for a whole answer, through `doGenerate`. */
export function generate(request: ChatRequest): Operation<ChatAnswer> {
  const needs = chatNeeds(request);
  return {
    kind: 'generate',
    request,
    streamed: false,
    unfit: (entry) => unfitForChat(entry, needs),
    open: (entry, context) =>
      answerOnce(async () => {
        if (entry.chat === undefined) throw cutOff(entry);
        const response = await entry.chat.doGenerate(entryRequest(request, entry), context);
        const finish = cleanFinish(response.finish, context.key);
        return { response: finish === response.finish ? response : { ...response, finish } };
      }),
    check: (answer, contentSent) => checkAnswer(answer, request, contentSent),
    facts: ({ response: { finish } }) => finish,
    again: generate,
    draft: ({ response }) => response,
    finish: ({ response: { finish } }) => finish,
  };
}

export async function checkAnswer(answer: ChatAnswer, request: ChatRequest, contentSent: boolean) {
  const checked = await checkChatAnswer(answer.response, request.output, contentSent);
  if ('failure' in checked) return checked.failure;
  answer.object = checked.object;
  return undefined;
}
