import type { FaultBehaviour } from '../fault.js';
import { isJson } from '../json.js';
import type { Question } from '../question.js';
import type { Reply } from '../reply.js';
import { bothModes, chatCompletions, conversations } from './define-fault.js';

function toolCallReply(question: Question, argumentsText?: string): Reply {
  const name = question.tools[0]?.name ?? 'get_weather';
  return { toolCalls: [{ name, input: { city: 'Paris' }, ...(argumentsText !== undefined && { argumentsText }) }] };
}

/** Answers that are well formed and mean something wrong, or something unusual. */
export const meaningFaults: readonly FaultBehaviour[] = [
  {
    name: 'stop-with-tool-calls',
    description: 'the finish reason says "stop" though there are tool calls: decide by the calls',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'none',
    reply: (_reply, { question }) => ({ ...toolCallReply(question), finishReason: 'stop' }),
  },
  {
    name: 'tool-arguments-not-json',
    description: 'the arguments of a tool call are not JSON',
    modes: bothModes,
    protocols: chatCompletions.concat('openai-responses'),
    expectedClass: 'invalid-response',
    reply: (_reply, { question }) => toolCallReply(question, '{"city": "Par'),
  },
  {
    name: 'tool-arguments-not-json-streamed',
    description: 'the pieces of a tool call do not make JSON',
    modes: ['stream'],
    protocols: ['anthropic'],
    expectedClass: 'invalid-response',
    reply: (_reply, { question }) => toolCallReply(question, '{"city": "Par'),
  },
  {
    name: 'schema-violation',
    description: 'JSON that does not satisfy the schema: the adapter delivers it, who validates must notice',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'none',
    reply: () => ({ text: '{"unexpected":true}' }),
  },
  {
    name: 'empty-answer',
    description: 'a normal end without any content (content: null, no blocks, no parts)',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'invalid-response',
    noticedBy: 'engine',
    reply: () => ({ finishReason: 'stop' }),
  },
  {
    name: 'no-choices',
    description: 'choices: [], output: [] or no candidates',
    modes: bothModes,
    protocols: ['openai-chat', 'azure-openai', 'openai-responses', 'gemini'],
    expectedClass: 'invalid-response',
    noticedBy: 'engine',
    reply: () => ({ finishReason: 'stop' }),
    body: emptyChoices,
    events: (events) => events.map((event) => ({ ...event, data: emptyChoices(event.data) })),
  },
  {
    name: 'content-filter',
    description: 'the answer is withheld: finish reason content_filter, refusal or SAFETY',
    modes: bothModes,
    protocols: conversations.filter((protocol) => protocol !== 'ollama'),
    expectedClass: 'content-filter',
    noticedBy: 'engine',
    reply: () => ({ finishReason: 'content-filter' }),
  },
  {
    name: 'refusal',
    description: 'the model declines: message.refusal, stop reason refusal, SAFETY',
    modes: bothModes,
    protocols: conversations.filter((protocol) => protocol !== 'ollama'),
    expectedClass: 'content-filter',
    noticedBy: 'engine',
    reply: () => ({ refusal: "I'm sorry, I can't help with that." }),
  },
  {
    name: 'prompt-blocked',
    description: 'promptFeedback.blockReason and no candidates',
    modes: bothModes,
    protocols: ['gemini'],
    expectedClass: 'content-filter',
    noticedBy: 'engine',
    body: (body) => blockPrompt(body),
    events: (events) => events.slice(-1).map((event) => ({ ...event, data: blockPrompt(event.data) })),
  },
  {
    name: 'unknown-finish-reason',
    description: 'a finish reason that nobody has heard of',
    modes: bothModes,
    protocols: conversations.filter((protocol) => protocol !== 'openai-responses'),
    expectedClass: 'none',
    reply: (reply) => ({ ...reply, finishReason: 'a_reason_of_the_future' }),
  },
  {
    name: 'finish-length',
    description: 'the answer ends at the token limit: a whole answer with finish reason length',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'none',
    reply: (reply) => ({ ...reply, finishReason: 'length' }),
  },
  {
    name: 'usage-missing',
    description: 'no usage at all: unknown, never 0',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'none',
    reply: (reply) => ({ ...reply, usage: null }),
  },
  {
    name: 'usage-negative',
    description: 'negative token counts',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'none',
    body: (body) => mapCounts(body, () => -5),
    events: (events) => events.map((event) => ({ ...event, data: mapCounts(event.data, () => -5) })),
  },
  {
    name: 'usage-not-numbers',
    description: 'token counts that are the text "NaN"',
    modes: bothModes,
    protocols: conversations,
    expectedClass: 'none',
    body: (body) => mapCounts(body, () => 'NaN'),
    events: (events) => events.map((event) => ({ ...event, data: mapCounts(event.data, () => 'NaN') })),
  },
  {
    name: 'usage-only-last',
    description: 'token counts only in the last event that can carry them, as compatible servers send',
    modes: ['stream'],
    protocols: ['anthropic', 'gemini'],
    expectedClass: 'none',
    events(events) {
      const last = events.findLastIndex((event) => /"usage(Metadata)?":/u.test(JSON.stringify(event.data)));
      return events.map((event, index) =>
        index === last ? event : { ...event, data: mapCounts(event.data, () => 0) },
      );
    },
  },
];

function emptyChoices(body: unknown): unknown {
  if (!isJson(body)) return body;
  const { candidates, ...rest } = body;
  if (candidates !== undefined) return rest;
  return 'choices' in body ? { ...body, choices: [] } : body;
}

function blockPrompt(body: unknown): unknown {
  const { candidates: _candidates, ...rest } = isJson(body) ? body : {};
  const ratings = [{ category: 'HARM_CATEGORY_HATE_SPEECH', probability: 'HIGH' }];
  return { promptFeedback: { blockReason: 'SAFETY', safetyRatings: ratings }, ...rest };
}

/** Changes every token count, wherever the protocol keeps them. */
function mapCounts(value: unknown, change: (count: number) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapCounts(item, change));
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isCount = typeof inner === 'number' && /(_tokens|TokenCount|_count|tokenCount)$/u.test(key);
      return [key, isCount ? change(inner) : mapCounts(inner, change)];
    }),
  );
}
