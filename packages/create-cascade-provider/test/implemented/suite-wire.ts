import type { SuiteReply, Wire, WireError } from '@cascade/testing/chat-model';

const errors: Readonly<Record<WireError, ReturnType<Wire['error']>>> = {
  'rate-limited': { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' },
  auth: { status: 401, body: 'who are you' },
  'not-found': { status: 404, body: 'no model of that name' },
  server: { status: 500, body: 'it broke' },
  overloaded: { status: 503, body: 'too busy' },
  'bad-request': { status: 400, body: 'turns must not be empty' },
  'context-overflow': { status: 400, body: 'the prompt is too long' },
};

export const suiteWire: Wire = {
  contentTypes: { whole: 'application/json', stream: 'application/x-ndjson' },
  whole: (reply) => JSON.stringify({ text: reply.text, calls: reply.toolCalls, ...endOf(reply) }),
  stream: (reply) =>
    [
      ...(reply.text?.split(/(?<= )/) ?? []).map((text) => ({ text })),
      ...(reply.toolCalls ?? []).map((call) => ({ call })),
      endOf(reply),
    ].map((event) => `${JSON.stringify(event)}\n`),
  errorInStream: '{"error":"too busy"}\n',
  error: (fault) => errors[fault],
};

function endOf({ finishReason, usage }: SuiteReply) {
  return { end: finishReason, ...(usage && { tokens: { input: usage.inputTokens, output: usage.outputTokens } }) };
}
