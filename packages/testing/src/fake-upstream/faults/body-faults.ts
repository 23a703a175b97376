import { completeReply } from '../complete-reply.js';
import type { FaultBehaviour, FaultContext } from '../fault.js';
import { completeFailure } from '../render-answer.js';
import type { Step } from '../step.js';
import { bothModes, conversations } from './define-fault.js';

const page = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';

function whole(contentType: string, body: string, status = 200): readonly Step[] {
  const head: Step = { do: 'head', status, headers: { 'content-type': contentType } };
  return body === '' ? [head, { do: 'end' }] : [head, { do: 'write', bytes: body, mark: 'body' }, { do: 'end' }];
}

function bytesOf(steps: readonly Step[]): string {
  return steps.map((step) => (step.do === 'write' ? Buffer.from(step.bytes).toString('utf8') : '')).join('');
}

function errorBody({ protocol, incoming }: FaultContext): string {
  return JSON.stringify(protocol.failureBody(completeFailure({ kind: 'server' }), 'req_011CErrorIn200', incoming));
}

/** A status of 200 that is no answer. */
export const bodyFaults: readonly FaultBehaviour[] = [
  {
    name: 'html-200',
    description: '200 with an HTML page, as captive portals and proxies send',
    modes: bothModes,
    expectedClass: 'invalid-response',
    steps: () => whole('text/html; charset=utf-8', page),
  },
  {
    name: 'empty-200',
    description: '200 with the right content type and no body',
    modes: bothModes,
    expectedClass: 'invalid-response',
    steps: (steps) => [...steps.filter((step) => step.do === 'head'), { do: 'end' }],
  },
  {
    name: 'no-content-204',
    description: '204 without a body',
    modes: bothModes,
    expectedClass: 'invalid-response',
    steps: () => [{ do: 'head', status: 204, headers: {} }, { do: 'end' }],
  },
  {
    name: 'error-200',
    description: '200 with an error body',
    modes: bothModes,
    expectedClass: 'invalid-response',
    alsoAccepted: ['server', 'overloaded'],
    steps: (_steps, context) => whole('application/json', errorBody(context)),
  },
  {
    name: 'empty-object-200',
    description: '200 with {}: JSON, but no answer',
    modes: bothModes,
    expectedClass: 'invalid-response',
    steps: () => whole('application/json', '{}'),
  },
  {
    name: 'json-for-stream',
    description: 'a whole JSON answer where a stream was asked for',
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'invalid-response',
    // One whole JSON object is also a line of NDJSON with its terminal mark; a client may as well take the answer.
    alsoAccepted: ['none'],
    steps: (_steps, context) => whole('application/json', `${JSON.stringify(jsonAnswer(context))}\n`),
  },
  {
    name: 'sse-for-unary',
    description: 'a stream where a whole answer was asked for',
    modes: ['unary'],
    protocols: conversations,
    expectedClass: 'invalid-response',
    steps: (steps) => whole('text/event-stream; charset=utf-8', `data: ${bytesOf(steps)}\n\n`),
  },
  {
    name: 'malformed-json',
    description: 'a body that is not JSON, with the content type of JSON',
    modes: ['unary'],
    expectedClass: 'invalid-response',
    steps: (steps) =>
      steps.map((step) =>
        step.do === 'write' ? { ...step, bytes: bytesOf([step]).replace('{', '{"broken" "json",') } : step,
      ),
  },
  {
    name: 'invalid-utf8',
    description: 'invalid UTF-8 inside the answer; replacement characters are fine, a crash is not',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'none',
    alsoAccepted: ['invalid-response'],
    steps: (steps) =>
      steps.map((step) => (step.do === 'write' ? { ...step, bytes: withInvalidUtf8(step.bytes) } : step)),
  },
];

function jsonAnswer(context: FaultContext): unknown {
  return context.protocol.body(completeReply({ text: 'A whole answer.' }, context.question, context.random), context);
}

/** Puts a lone continuation byte behind the first character of the echo, inside a JSON string. */
function withInvalidUtf8(bytes: string | Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  const at = buffer.indexOf('This');
  return at < 0
    ? buffer
    : Buffer.concat([buffer.subarray(0, at + 1), Buffer.from([0x80, 0xff]), buffer.subarray(at + 1)]);
}
