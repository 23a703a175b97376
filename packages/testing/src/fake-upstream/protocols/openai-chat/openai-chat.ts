import type { Protocol } from '../../protocol.js';
import { authenticateBearer } from './authenticate-bearer.js';
import { chatBody } from './chat-body.js';
import { chatEvents } from './chat-events.js';
import { openAIErrorObject, openAIFailureBody } from './openai-failure.js';
import { openAIHeaders } from './openai-headers.js';
import { readChat } from './read-chat.js';
import { validateChat } from './validate-chat.js';

/** OpenAI Chat Completions, and through vendor profiles the servers that imitate it. */
export const openAIChat: Protocol = {
  name: 'openai-chat',
  contentType: { unary: 'application/json', stream: 'text/event-stream; charset=utf-8' },
  framing: { style: 'sse', newline: '\n', eventNames: false, done: '[DONE]' },
  authenticate: authenticateBearer,
  read: (incoming) => readChat(incoming, 'openai-chat'),
  validate: validateChat,
  headers: openAIHeaders,
  body: chatBody,
  events: chatEvents,
  failureBody: (failure, _requestId, incoming) => openAIFailureBody(failure, incoming.profile),
  failureEvents: (failure) => [{ data: { error: openAIErrorObject(failure) }, mark: 'after' }],
};
