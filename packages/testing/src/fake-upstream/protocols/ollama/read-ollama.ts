import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, isJson, numberOf, objectOf, stringOf } from '../../json.js';
import { emptyQuestion, type Question } from '../../question.js';
import { lastUserText } from '../openai-chat/read-chat.js';

const defaultContextTokens = 4_096;

/** How many tokens the context of a request holds: `options.num_ctx`, 4,096 by default. */
export function contextTokens(body: Record<string, unknown>): number {
  return numberOf(objectOf(body.options).num_ctx) ?? defaultContextTokens;
}

/** A rough count of the prompt's tokens. */
export function promptTokens(body: Record<string, unknown>): number {
  return Math.ceil(JSON.stringify(body.messages ?? '').length / 4);
}

/** Reads a chat request. A prompt that is longer than the context is cut without a word, as the real server does. */
export function readOllama(incoming: IncomingRequest): Question {
  const { body } = incoming;
  const options = objectOf(body.options);
  const limit = numberOf(options.num_predict);
  return {
    ...emptyQuestion,
    protocol: 'ollama',
    model: incoming.model,
    stream: incoming.stream,
    prompt: lastUserText(body.messages),
    inputTokens: Math.min(promptTokens(body), contextTokens(body)),
    tools: arrayOf(body.tools).map((tool) => {
      const declaration = objectOf(objectOf(tool).function);
      return { name: stringOf(declaration.name) ?? '', schema: declaration.parameters ?? {} };
    }),
    outputSchema: isJson(body.format) ? body.format : undefined,
    jsonMode: body.format === 'json',
    topLogprobs: body.logprobs === true ? (numberOf(body.top_logprobs) ?? 0) : undefined,
    reasoning: body.think !== undefined && body.think !== false,
    // -1 and -2 mean "no limit" and "fill the context".
    maxOutputTokens: limit !== undefined && limit > 0 ? limit : undefined,
    stopSequences:
      typeof options.stop === 'string'
        ? [options.stop]
        : arrayOf(options.stop).filter((text) => typeof text === 'string'),
  };
}
