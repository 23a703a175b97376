import type { Harness, OpenScenario, Scenario, SuiteFault } from '@cascade/testing/chat-model';
import {
  type ClaudeCodeMessage,
  type ClaudeCodeOptions,
  type ClaudeCodeSdk,
  type ClaudeCodeUserMessage,
  createClaudeCode,
} from '../src/index.js';

/** One query as it reached the SDK. */
export interface SeenQuery {
  /** The prompt as text: its blocks as JSON where it is more than text. */
  readonly prompt: string;
  readonly options: ClaudeCodeOptions;
}

export interface FakeClaudeCode extends ClaudeCodeSdk {
  readonly queries: readonly SeenQuery[];
  /** How many processes were told to end before they had answered. */
  readonly endedEarly: () => number;
}

export const init: ClaudeCodeMessage = { type: 'system', subtype: 'init', apiKeySource: 'none' };

/** A Claude Code that says these messages, one after the other, whatever it is asked. */
export function fakeClaudeCode(say: (query: SeenQuery) => AsyncIterable<ClaudeCodeMessage>): FakeClaudeCode {
  const queries: SeenQuery[] = [];
  let endedEarly = 0;
  return {
    queries,
    endedEarly: () => endedEarly,
    async *query({ prompt, options }) {
      const seen = { prompt: await textOf(prompt), options };
      queries.push(seen);
      let isOver = false;
      const { signal } = options.abortController;
      signal.addEventListener('abort', () => {
        if (!isOver) endedEarly += 1;
      });
      for await (const message of say(seen)) {
        if (signal.aborted) throw new Error('Claude Code process aborted by user');
        isOver = message.type === 'result';
        yield message;
      }
      isOver = true;
    },
  };
}

async function textOf(prompt: string | AsyncIterable<ClaudeCodeUserMessage>): Promise<string> {
  if (typeof prompt === 'string') return prompt;
  const messages: ClaudeCodeUserMessage[] = [];
  for await (const message of prompt) messages.push(message);
  return JSON.stringify(messages);
}

/** Plays the upstream of the conformance suite with the messages that the SDK was seen to send. */
export const openClaudeCode: OpenScenario = (scenario): Harness => {
  const sdk = fakeClaudeCode(() => messagesOf(scenario));
  return {
    model: createClaudeCode({ sdk: async () => sdk }).chat('sonnet'),
    received: () =>
      sdk.queries.map(({ prompt, options }) => ({
        url: 'claude-code:',
        headers: {},
        body: JSON.stringify({ prompt, options: { ...options, env: {}, abortController: undefined } }),
      })),
    clientLeft: async () => sdk.endedEarly() > 0,
  };
};

const failures: Readonly<Partial<Record<SuiteFault, readonly [status: number, error: string, said: string]>>> = {
  'rate-limited': [429, 'rate_limit', "You've hit your limit"],
  auth: [401, 'authentication_failed', 'Invalid API key · Please run /login'],
  'not-found': [404, 'model_not_found', 'There is an issue with the selected model. It may not exist.'],
  server: [500, 'server_error', 'API Error: 500 {"type":"error","error":{"type":"api_error","message":"Internal"}}'],
  overloaded: [
    529,
    'overloaded',
    'API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
  ],
  'bad-request': [
    400,
    'invalid_request',
    'API Error: 400 {"type":"error","error":{"type":"invalid_request_error","message":"messages: bad"}}',
  ],
  'context-overflow': [400, 'invalid_request', 'Prompt is too long'],
};

async function* messagesOf({ reply, fault }: Scenario): AsyncGenerator<ClaudeCodeMessage> {
  yield init;
  if (fault === 'empty') return;
  if (fault === 'garbage') {
    yield { type: 'result', subtype: 'success', is_error: false };
    return;
  }
  const failure = fault && failures[fault];
  if (failure) {
    const [status, error, said] = failure;
    if (fault === 'rate-limited') {
      yield { type: 'rate_limit_event', rate_limit_info: { status: 'rejected', resetsAt: Date.now() / 1_000 + 7 } };
    }
    yield { type: 'assistant', error };
    yield { type: 'result', subtype: 'success', is_error: true, api_error_status: status, result: said };
    // The SDK was measured to throw as well.
    throw new Error(`Claude Code returned an error result: ${said}`);
  }
  const { text = '', usage, finishReason } = reply;
  yield {
    type: 'result',
    subtype: 'success',
    is_error: false,
    result: text,
    stop_reason: stopReasons[finishReason],
    total_cost_usd: 0.0123,
    modelUsage: { 'claude-sonnet-5-5': {} },
    ...(usage && { usage: { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens } }),
  };
}

const stopReasons = {
  stop: 'end_turn',
  length: 'max_tokens',
  'content-filter': 'refusal',
  'tool-calls': 'tool_use',
} as const;
