import type { Protocol } from '../../protocol.js';
import { anthropicBody } from './anthropic-body.js';
import { anthropicEvents } from './anthropic-events.js';
import { anthropicErrorObject, anthropicFailureBody } from './anthropic-failure.js';
import { anthropicHeaders } from './anthropic-headers.js';
import { authenticateAnthropic } from './authenticate-anthropic.js';
import { readAnthropic } from './read-anthropic.js';
import { validateAnthropic } from './validate-anthropic.js';

/** Anthropic Messages, under both of its API versions. */
export const anthropic: Protocol = {
  name: 'anthropic',
  contentType: { unary: 'application/json', stream: 'text/event-stream; charset=utf-8' },
  framing: { style: 'sse', newline: '\n', eventNames: true, padding: true },
  authenticate: authenticateAnthropic,
  read: readAnthropic,
  validate: validateAnthropic,
  headers: anthropicHeaders,
  body: anthropicBody,
  events: anthropicEvents,
  failureBody: anthropicFailureBody,
  failureEvents: (failure) => [
    {
      event: 'error',
      data: { type: 'error', error: anthropicErrorObject(failure), request_id: 'req_011CStreamError' },
      mark: 'after',
    },
  ],
};
