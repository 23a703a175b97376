import type { Protocol } from '../../protocol.js';
import { authenticateBearer } from './authenticate-bearer.js';
import { chatBody } from './chat-body.js';
import { chatEvents } from './chat-events.js';
import { openAIErrorObject, openAIFailureBody } from './openai-failure.js';
import { openAIHeaders } from './openai-headers.js';
import { readChat } from './read-chat.js';
import { speakChunks, speakCompletion } from './speak-dialect.js';
import { validateChat } from './validate-chat.js';

/** OpenAI Chat Completions, and through vendor profiles the servers that imitate it. */
export const openAIChat: Protocol = {
  name: 'openai-chat',
  contentType: { unary: 'application/json', stream: 'text/event-stream; charset=utf-8' },
  framing: { style: 'sse', newline: '\n', eventNames: false, done: '[DONE]' },
  authenticate: authenticateBearer,
  read: (incoming) => readChat(incoming, 'openai-chat'),
  validate: validateChat,
  headers: (random, _nowMs, { profile }) => profile.headers ?? openAIHeaders(random),
  body: (reply, context) => speakCompletion(chatBody(reply, context), context.incoming.profile),
  events: (reply, context) => speakChunks(chatEvents(reply, context), context.incoming.profile),
  failureBody: (failure, _requestId, incoming) => openAIFailureBody(failure, incoming.profile),
  failureEvents: (failure) => [{ data: { error: openAIErrorObject(failure) }, mark: 'after' }],
};
