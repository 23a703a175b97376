import type { FaultBehaviour, FaultContext } from '../fault.js';
import { isJson, objectOf } from '../json.js';
import type { WireEvent, WireFailure } from '../protocol.js';
import { completeFailure } from '../render-answer.js';
import { chatCompletions, conversations } from './define-fault.js';

const overloaded: WireFailure = {
  kind: 'overloaded',
  status: 503,
  message: 'The model is overloaded. Please try again later.',
};
const limited: WireFailure = { kind: 'rate-limit' };

function failWith(failure: WireFailure, { protocol }: FaultContext): readonly WireEvent[] {
  return protocol.failureEvents?.(completeFailure(failure)) ?? [];
}

function untilMiddle(events: readonly WireEvent[]): readonly WireEvent[] {
  const contents = events.flatMap((event, index) => (event.mark === 'content' ? [index] : []));
  return events.slice(0, (contents[Math.floor((contents.length - 1) / 2)] ?? 0) + 1);
}

function untilContent(events: readonly WireEvent[]): readonly WireEvent[] {
  const at = events.findIndex((event) => event.mark === 'content' || event.mark === 'finish');
  return events.slice(0, Math.max(at, 0));
}

/** Errors that arrive inside a stream, after a status of 200. */
const streamErrors: readonly FaultBehaviour[] = [
  {
    name: 'error-first-event',
    description: "the vendor's overloaded error instead of the first content",
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'overloaded',
    alsoAccepted: ['server'],
    events: (events, context) => [...untilContent(events), ...failWith(overloaded, context)],
  },
  {
    name: 'error-mid-stream',
    description: "half of the content, then the vendor's overloaded error",
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'overloaded',
    alsoAccepted: ['server'],
    events: (events, context) => [...untilMiddle(events), ...failWith(overloaded, context)],
  },
  {
    name: 'rate-limit-mid-stream',
    description: "half of the content, then the vendor's rate limit error",
    modes: ['stream'],
    protocols: conversations.filter((protocol) => protocol !== 'ollama'),
    expectedClass: 'rate-limited',
    events: (events, context) => [...untilMiddle(events), ...failWith(limited, context)],
  },
  {
    name: 'openrouter-error-mid-stream',
    description:
      'half of the content, then a chunk with a top-level error and finish_reason "error", as OpenRouter sends',
    modes: ['stream'],
    protocols: ['openai-chat'],
    expectedClass: 'server',
    alsoAccepted: ['overloaded'],
    events(events) {
      const before = untilMiddle(events);
      const chunk = objectOf(before.at(-1)?.data);
      const error = { code: 502, message: 'Provider disconnected' };
      const choices = [
        { index: 0, delta: { content: '' }, finish_reason: 'error', native_finish_reason: 'error', logprobs: null },
      ];
      return [...before, { data: { ...chunk, provider: 'Simulated', error, choices }, mark: 'after' }];
    },
  },
  {
    name: 'response-failed',
    description: 'half of the content, then response.failed with server_error',
    modes: ['stream'],
    protocols: ['openai-responses'],
    expectedClass: 'server',
    alsoAccepted: ['overloaded'],
    events: (events) => [
      ...untilMiddle(events),
      responseFailed(events, { code: 'server_error', message: 'The server had an error.' }),
    ],
  },
  {
    name: 'response-failed-quota',
    description: 'an error event and response.failed with insufficient_quota before any content [recorded]',
    modes: ['stream'],
    protocols: ['openai-responses'],
    expectedClass: 'billing',
    events(events, context) {
      const quota = { kind: 'quota', code: 'insufficient_quota' } as const;
      const failed = responseFailed(events, { code: 'insufficient_quota', message: completeFailure(quota).message });
      return [...untilContent(events).slice(0, 2), ...failWith(quota, context), failed];
    },
  },
];

function responseFailed(events: readonly WireEvent[], error: { code: string; message: string }): WireEvent {
  const started = objectOf(objectOf(events[0]?.data).response);
  const response = { ...started, status: 'failed', error };
  return { event: 'response.failed', data: { type: 'response.failed', sequence_number: 100, response }, mark: 'after' };
}

/** Events that are missing, doubled, in the wrong order, or unknown. */
const orderFaults: readonly FaultBehaviour[] = [
  {
    name: 'duplicate-first-event',
    description: 'the first event comes twice, as one recording of Anthropic shows',
    modes: ['stream'],
    protocols: conversations.filter((protocol) => protocol !== 'ollama' && protocol !== 'gemini'),
    expectedClass: 'none',
    alsoAccepted: ['invalid-response'],
    events: (events) => [...events.slice(0, 1), ...events],
  },
  {
    name: 'out-of-order',
    description: 'the first content comes before the event that announces it',
    modes: ['stream'],
    protocols: ['openai-chat', 'openai-responses', 'azure-openai', 'anthropic'],
    expectedClass: 'none',
    alsoAccepted: ['invalid-response'],
    events(events) {
      const at = events.findIndex((event) => event.mark === 'content');
      const announced = events.slice(0, at).findLastIndex((event) => event.mark === 'open');
      const content = events[at];
      const rest = events.filter((_event, index) => index !== at);
      return content && announced >= 0 ? [...rest.slice(0, announced), content, ...rest.slice(announced)] : events;
    },
  },
  {
    name: 'missing-first-event',
    description: 'the first event is missing',
    modes: ['stream'],
    protocols: ['openai-chat', 'openai-responses', 'azure-openai', 'anthropic'],
    expectedClass: 'none',
    alsoAccepted: ['invalid-response'],
    events: (events) => events.slice(1),
  },
  {
    name: 'missing-terminal',
    description: 'the whole content and a proper end of the response, but no terminal mark',
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'invalid-response',
    events: (events) => events.filter((event) => event.mark !== 'finish'),
  },
  {
    name: 'unknown-events',
    description: 'events of unknown types and unknown fields in known events',
    modes: ['stream'],
    protocols: conversations,
    expectedClass: 'none',
    events(events, { protocol }) {
      const invented: WireEvent = {
        event: 'future.thing',
        data: { type: 'future.thing', note: 'from a newer API' },
        mark: 'ping',
      };
      const grown = events.map((event) =>
        isJson(event.data) ? { ...event, data: { ...event.data, a_future_field: { value: 1 } } } : event,
      );
      const named = protocol.name === 'anthropic' || protocol.name === 'openai-responses';
      return named ? [...grown.slice(0, 1), invented, ...grown.slice(1)] : grown;
    },
  },
  {
    name: 'extra-role-chunks',
    description: 'every chunk repeats the role, and an empty delta comes in between',
    modes: ['stream'],
    protocols: chatCompletions,
    expectedClass: 'none',
    events: (events) => events.flatMap((event) => (event.mark === 'content' ? [emptyDelta(event), event] : [event])),
  },
];

function emptyDelta(event: WireEvent): WireEvent {
  const choices = [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }];
  return { data: { ...objectOf(event.data), choices }, mark: 'open' };
}

/** Streams whose events are wrong though their bytes are right. */
export const eventFaults: readonly FaultBehaviour[] = [...streamErrors, ...orderFaults];
