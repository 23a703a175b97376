import { badKey } from '../../bad-key.js';
import type { Protocol } from '../../protocol.js';
import { ollamaBody } from './ollama-body.js';
import { ollamaEvents } from './ollama-events.js';
import { readOllama } from './read-ollama.js';
import { validateOllama } from './validate-ollama.js';

/** Ollama's native chat. Local servers ask for no key; the hosted one refuses a wrong one. */
export const ollama: Protocol = {
  name: 'ollama',
  contentType: { unary: 'application/json; charset=utf-8', stream: 'application/x-ndjson' },
  framing: { style: 'ndjson', newline: '\n', eventNames: false },
  authenticate: ({ headers }) =>
    headers.authorization === `Bearer ${badKey}` ? { kind: 'auth', message: 'unauthorized' } : undefined,
  read: readOllama,
  validate: validateOllama,
  headers: () => ({}),
  body: ollamaBody,
  events: ollamaEvents,
  failureBody: ({ kind, message }) => ({
    error: kind === 'unavailable' ? 'server busy, please try again. maximum pending requests exceeded' : message,
  }),
  failureEvents: ({ message }) => [{ data: { error: message }, mark: 'after' }],
};
