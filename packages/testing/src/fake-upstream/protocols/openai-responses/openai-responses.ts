import type { Protocol } from '../../protocol.js';
import { authenticateBearer } from '../openai-chat/authenticate-bearer.js';
import { openAIErrorObject, openAIFailureBody } from '../openai-chat/openai-failure.js';
import { openAIHeaders } from '../openai-chat/openai-headers.js';
import { readResponses } from './read-responses.js';
import { responsesBody } from './responses-body.js';
import { responsesEvents } from './responses-events.js';
import { validateResponses } from './validate-responses.js';

/** OpenAI Responses. */
export const openAIResponses: Protocol = {
  name: 'openai-responses',
  contentType: { unary: 'application/json', stream: 'text/event-stream; charset=utf-8' },
  framing: { style: 'sse', newline: '\n', eventNames: true },
  authenticate: authenticateBearer,
  read: readResponses,
  validate: validateResponses,
  headers: openAIHeaders,
  body: responsesBody,
  events: responsesEvents,
  failureBody: (failure, _requestId, incoming) => openAIFailureBody(failure, incoming.profile),
  failureEvents: (failure) => [
    { event: 'error', data: { type: 'error', sequence_number: 99, error: openAIErrorObject(failure) }, mark: 'after' },
  ],
};
