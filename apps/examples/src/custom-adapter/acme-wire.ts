import type { SuiteReply, Wire } from '@cascade/testing/chat-model';

const ends = { stop: 'done', length: 'full', 'content-filter': 'blocked', 'tool-calls': 'calls' } as const;

const errors = {
  'rate-limited': { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' },
  auth: { status: 401, body: 'who are you' },
  'not-found': { status: 404, body: 'no model of that name' },
  server: { status: 500, body: 'it broke' },
  overloaded: { status: 503, body: 'too busy' },
  'bad-request': { status: 400, body: 'turns must not be empty' },
  'context-overflow': { status: 400, body: 'the prompt is too long' },
} as const;

/** How Acme's answers look: all that the conformance suite needs to play its service. */
export const acmeWire: Wire = {
  contentTypes: { whole: 'application/json', stream: 'application/x-acme-lines' },
  whole: (reply) => JSON.stringify({ say: reply.text, calls: callsOf(reply), ...endOf(reply) }),
  stream: (reply) =>
    [
      ...(reply.text?.split(/(?<= )/) ?? []).map((say) => ({ say })),
      ...callsOf(reply).map((call) => ({ call })),
      endOf(reply),
    ].map((event) => `${JSON.stringify(event)}\n`),
  errorInStream: '{"trouble":"too busy"}\n',
  error: (fault) => errors[fault],
};

function callsOf({ toolCalls = [] }: SuiteReply) {
  return toolCalls.map(({ id, name, input }) => ({
    id,
    tool: name,
    with: JSON.stringify(input) === '{}' ? '' : JSON.stringify(input),
  }));
}

function endOf({ finishReason, usage }: SuiteReply) {
  const spent = usage && { read: usage.inputTokens, wrote: usage.outputTokens };
  return { end: ends[finishReason], spent };
}
