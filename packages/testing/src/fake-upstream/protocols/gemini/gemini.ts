import { badKey } from '../../bad-key.js';
import type { IncomingRequest } from '../../incoming-request.js';
import type { Protocol, WireFailure } from '../../protocol.js';
import { geminiBody } from './gemini-body.js';
import { geminiEvents } from './gemini-events.js';
import { geminiErrorObject } from './gemini-failure.js';
import { readGemini } from './read-gemini.js';
import { validateGemini } from './validate-gemini.js';

/** Gemini's generateContent and streamGenerateContent, v1 and v1beta. */
export const gemini: Protocol = {
  name: 'gemini',
  contentType: { unary: 'application/json; charset=UTF-8', stream: 'text/event-stream' },
  framing: { style: 'sse', newline: '\r\n', eventNames: false },
  authenticate,
  read: readGemini,
  validate: validateGemini,
  headers: (random) => ({
    vary: 'Origin, X-Origin, Referer',
    'server-timing': `gfet4t7; dur=${random.integer(200, 900)}`,
  }),
  body: geminiBody,
  events: geminiEvents,
  failureBody: (failure) => ({ error: geminiErrorObject(failure) }),
  failureEvents: (failure) => [{ data: { error: geminiErrorObject(failure) }, mark: 'after' }],
};

/** streamGenerateContent without `alt=sse`: one JSON array of everything. */
export const geminiArray: Protocol = {
  ...gemini,
  body: (reply, context) => geminiEvents(reply, context).map((event) => event.data),
  failureBody: (failure) => [{ error: geminiErrorObject(failure) }],
};

/** The key is in a header or in the URL; a wrong one is 400, none at all is 403. */
function authenticate({ headers, query }: IncomingRequest): WireFailure | undefined {
  const header = headers['x-goog-api-key'];
  const key = typeof header === 'string' && header !== '' ? header : query.get('key');
  if (!key)
    return {
      kind: 'permission',
      message:
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    };
  if (key !== badKey) return undefined;
  const message = 'API key not valid. Please pass a valid API key.';
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
    { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message },
  ];
  return { kind: 'bad-request', message, extra: { details } };
}
