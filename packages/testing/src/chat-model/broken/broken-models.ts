import type { ChatModel, ChatRequest, Failure, FinishReason, Message, Part, StreamPart } from '@cascade/core/spec';
import type { Scenario, SuiteFault } from '../scenario.js';
import { changeAnswers, changeCalls, changeFailures, changeParts, changeRequests } from './break-model.js';

type Break = (model: ChatModel, scenario: Scenario) => ChatModel;

const withoutMessages = (isGone: (message: Message) => boolean): Break => {
  return (model) =>
    changeRequests(model, (request) => ({
      ...request,
      messages: request.messages.filter((message) => !isGone(message)),
    }));
};

const withoutParts = (isGone: (part: Part) => boolean): Break => {
  const strip = (message: Message): Message =>
    typeof message.content === 'string'
      ? message
      : { ...message, content: message.content.filter((part) => !isGone(part)) };
  return (model) => changeRequests(model, (request) => ({ ...request, messages: request.messages.map(strip) }));
};

const without = (name: keyof ChatRequest): Break => {
  return (model) => changeRequests(model, ({ [name]: _gone, ...request }) => ({ messages: [], ...request }));
};

const wrongReason = (from: FinishReason): Break => {
  return (model) =>
    changeAnswers(model, (response) =>
      response.finish.reason === from ? { ...response, finish: { ...response.finish, reason: 'other' } } : response,
    );
};

/** Tells another class for one fault, whole or streamed. */
const misjudge = (fault: SuiteFault, verb: 'generate' | 'stream'): Break => {
  return (model, scenario) => {
    const wrong = scenario.fault === 'server' ? 'network' : 'server';
    return scenario.fault === fault ? changeFailures(model, verb, (failure) => ({ ...failure, class: wrong })) : model;
  };
};

const misjudgements: readonly (readonly [fault: SuiteFault, title: string])[] = [
  ['auth', 'a refused key as auth'],
  ['not-found', 'an unknown model as not-found'],
  ['server', 'an internal error as server'],
  ['overloaded', 'an overloaded service as overloaded'],
  ['bad-request', 'a refused request as bad-request'],
  ['context-overflow', 'a conversation that is too long as context-overflow'],
  ['html', 'a page of HTML as invalid-response'],
  ['empty', 'an empty body as invalid-response'],
  ['garbage', 'a body of another shape as invalid-response'],
  ['refused', 'a refused connection as network'],
];

const failureOnly = (fault: SuiteFault, change: (failure: Failure) => Failure): Break => {
  return (model, scenario) => (scenario.fault === fault ? changeFailures(model, 'generate', change) : model);
};

const hasCall = (scenario: Scenario, count: number): boolean => scenario.reply.toolCalls?.length === count;

/** A model for every case, broken so that it fails in that case and in no other. */
export const brokenModels: Readonly<Record<string, Break>> = {
  'answers with text, finish reason and exact usage': (model) =>
    changeAnswers(model, (response) =>
      response.finish.usage.inputTokens === 11 && response.finish.reason === 'stop'
        ? { ...response, finish: { ...response.finish, usage: { inputTokens: 11, outputTokens: 8 } } }
        : response,
    ),
  'sends system prompts and every turn, in order': withoutMessages(
    ({ role, content }) => role === 'system' && content === 'be-terse',
  ),
  'sends images as they are': withoutParts((part) => part.type === 'media'),
  'asks for JSON by the schema': without('output'),
  'says when an answer was cut at the token limit': wrongReason('length'),
  'says when a content filter ended the answer': wrongReason('content-filter'),
  'leaves usage that is not reported unknown, never 0': (model) =>
    changeAnswers(model, (response) => ({
      ...response,
      finish: { ...response.finish, usage: { inputTokens: 0, outputTokens: 0, ...response.finish.usage } },
    })),
  "passes the vendor's own parameters through": without('parameters'),
  'calls with the key and the transport of the call, and puts the key into no URL': (model) => ({
    ...model,
    doGenerate: (request, { key: _key, ...context }) => model.doGenerate(request, context),
  }),
  'does not change the request': (model) => ({
    ...model,
    doGenerate(request, context) {
      // What an adapter must never do to what it is given.
      if (request.messages[0]?.content === 'be terse') Object.assign(request.messages[0], { content: 'be terse ' });
      return model.doGenerate(request, context);
    },
  }),
  'keeps calls apart that run at the same time': (model) => {
    let last: ChatRequest | undefined;
    return {
      ...model,
      async doGenerate(request, context) {
        last = request;
        await Promise.resolve();
        return model.doGenerate(last, context);
      },
    };
  },
  'sends tools and reads parallel calls with their inputs': (model, scenario) =>
    hasCall(scenario, 2)
      ? changeCalls(model, (call) => ({
          ...call,
          input: call.input === null ? {} : { city: 'Saint-Elsewhere', days: 2 },
        }))
      : model,
  'reads a tool call without arguments as an empty object': (model, scenario) =>
    hasCall(scenario, 1) ? changeCalls(model, (call) => ({ ...call, input: '' })) : model,
  'sends tool calls and results back': withoutParts((part) => part.type === 'tool-result'),
  'asks for a tool by name': without('toolChoice'),
  'streams tool calls, each whole once': (model, scenario) => {
    let calls = 0;
    const isSecond = (part: StreamPart): boolean =>
      part.type === 'part' && part.part.type === 'tool-call' && ++calls === 2;
    return hasCall(scenario, 2) ? changeParts(model, (part) => (isSecond(part) ? [] : [part])) : model;
  },
  'announces a streamed tool call before its pieces, which make up its input': (model, scenario) =>
    hasCall(scenario, 2) ? changeParts(model, (part) => (part.type === 'tool-input-start' ? [] : [part])) : model,
  'streams a tool call without arguments as an empty object': (model, scenario) =>
    hasCall(scenario, 1)
      ? changeParts(model, (part) => [
          part.type === 'part' && part.part.type === 'tool-call'
            ? { ...part, part: { ...part.part, input: null } }
            : part,
        ])
      : model,
  'streams text in several pieces': (model, scenario) => {
    let text = '';
    const gather = (part: StreamPart): readonly StreamPart[] => {
      if (part.type === 'text-delta') text += part.text;
      if (part.type === 'text-delta') return [];
      return part.type === 'finish' && text !== '' ? [{ type: 'text-delta', index: 0, text }, part] : [part];
    };
    return scenario.fault === undefined ? changeParts(model, gather) : model;
  },
  'streams every character, emoji and quotes too': (model) =>
    changeParts(model, (part) => [
      part.type === 'text-delta' ? { ...part, text: part.text.replaceAll('😀', '??') } : part,
    ]),
  'ends a stream with exactly one finish, with reason and exact usage': (model) =>
    changeParts(model, (part) => (part.type === 'finish' ? [part, part] : [part])),
  'does not take a stream that was cut off for an answer': (model, scenario) => ({
    ...model,
    async *doStream(request, context) {
      yield* model.doStream(request, context);
      if (scenario.fault === 'cut') yield { type: 'finish', finish: { reason: 'stop', usage: {} } };
    },
  }),
  'reports an error inside a stream': (model, scenario) => ({
    ...model,
    async *doStream(request, context) {
      try {
        yield* model.doStream(request, context);
      } catch (error) {
        if (scenario.fault !== 'error-in-stream') throw error;
        yield { type: 'finish', finish: { reason: 'stop', usage: {} } };
      }
    },
  }),
  'ends the call upstream when the stream is left': (model, scenario) => ({
    ...model,
    doStream(request, context) {
      const iterator = model.doStream(request, context)[Symbol.asyncIterator]();
      if (scenario.fault !== 'stall') return { [Symbol.asyncIterator]: () => iterator };
      return { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
    },
  }),
  'stops at once when it is aborted in the middle of a stream': (model, scenario) => ({
    ...model,
    async *doStream(request, context) {
      try {
        yield* model.doStream(request, context);
      } catch (error) {
        if (scenario.fault !== 'stall') throw error;
      }
    },
  }),
  ...Object.fromEntries(
    misjudgements.flatMap(([fault, title]) => [
      [`reports ${title}`, misjudge(fault, 'generate')],
      [`reports ${title} when streaming`, misjudge(fault, 'stream')],
    ]),
  ),
  'reports a rate limit': failureOnly('rate-limited', (failure) => ({ ...failure, scope: 'entry' })),
  'reads how long a rate limit asks to wait': failureOnly(
    'rate-limited',
    ({ retryAfterMs: _gone, ...failure }) => failure,
  ),
  'keeps the status of an error': failureOnly('auth', ({ status: _gone, ...failure }) => failure),
  'names the provider in an error, and never the key': failureOnly('server', (failure) => ({
    ...failure,
    message: `${failure.message} with suite-key`,
  })),
  'does not call at all when it is aborted before': (model) => ({
    ...model,
    async doGenerate(request, context) {
      if (context.signal.aborted) await model.doGenerate(request, { ...context, signal: new AbortController().signal });
      return model.doGenerate(request, context);
    },
  }),
  'does not retry by itself': (model, scenario) => ({
    ...model,
    doGenerate: (request, context) =>
      model.doGenerate(request, context).catch((error: unknown) => {
        if (scenario.fault === 'overloaded') return model.doGenerate(request, context);
        throw error;
      }),
  }),
};
