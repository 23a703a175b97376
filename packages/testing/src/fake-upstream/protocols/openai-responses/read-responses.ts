import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import { emptyQuestion, type Question } from '../../question.js';
import { lastUserText, readToolChoice } from '../openai-chat/read-chat.js';

/** Reads a Responses request. */
export function readResponses(incoming: IncomingRequest): Question {
  const { body } = incoming;
  const format = objectOf(objectOf(body.text).format);
  const wantsLogprobs =
    arrayOf(body.include).includes('message.output_text.logprobs') || numberOf(body.top_logprobs) !== undefined;
  return {
    ...emptyQuestion,
    protocol: 'openai-responses',
    model: incoming.model,
    stream: incoming.stream,
    prompt: typeof body.input === 'string' ? body.input : lastUserText(body.input),
    inputTokens: Math.ceil(JSON.stringify([body.instructions ?? '', body.input ?? '']).length / 4),
    tools: arrayOf(body.tools)
      .map(objectOf)
      .filter((tool) => tool.type === 'function')
      .map((tool) => ({ name: stringOf(tool.name) ?? '', schema: tool.parameters ?? {} })),
    toolChoice: readToolChoice(body.tool_choice),
    outputSchema: format.type === 'json_schema' ? format.schema : undefined,
    jsonMode: format.type === 'json_object',
    topLogprobs: wantsLogprobs ? (numberOf(body.top_logprobs) ?? 0) : undefined,
    reasoning: stringOf(objectOf(body.reasoning).summary) !== undefined,
    obfuscate: objectOf(body.stream_options).include_obfuscation !== false,
    maxOutputTokens: numberOf(body.max_output_tokens),
  };
}
