import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, type Json, numberOf, objectOf, stringOf } from '../../json.js';
import type { ProtocolName } from '../../protocol-name.js';
import { emptyQuestion, type Question } from '../../question.js';

/** Reads a Chat Completions request. */
export function readChat(incoming: IncomingRequest, protocol: ProtocolName): Question {
  const body = withoutIgnored(incoming);
  const streamOptions = objectOf(body.stream_options);
  const format = objectOf(body.response_format);
  const stop =
    typeof body.stop === 'string' ? [body.stop] : arrayOf(body.stop).filter((text) => typeof text === 'string');
  return {
    ...emptyQuestion,
    protocol,
    model: incoming.model,
    stream: incoming.stream,
    prompt: lastUserText(body.messages),
    inputTokens: Math.ceil(JSON.stringify(body.messages ?? '').length / 4),
    tools: arrayOf(body.tools).map((tool) => {
      const declaration = objectOf(objectOf(tool).function);
      return { name: stringOf(declaration.name) ?? '', schema: declaration.parameters ?? {} };
    }),
    toolChoice: readToolChoice(body.tool_choice),
    outputSchema: format.type === 'json_schema' ? objectOf(format.json_schema).schema : undefined,
    jsonMode: format.type === 'json_object',
    topLogprobs: body.logprobs === true ? (numberOf(body.top_logprobs) ?? 0) : numberOf(body.logprobs),
    reasoning: stringOf(body.reasoning_effort) !== undefined && body.reasoning_effort !== 'none',
    includeUsage: streamOptions.include_usage === true || incoming.profile.alwaysSendsUsage === true,
    obfuscate: streamOptions.include_obfuscation !== false,
    candidates: numberOf(body.n) ?? 1,
    maxOutputTokens: numberOf(body.max_completion_tokens) ?? numberOf(body.max_tokens),
    stopSequences: stop,
  };
}

function withoutIgnored({ body, profile }: IncomingRequest): Json {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !profile.ignores?.includes(name)));
}

/** OpenAI's tool choice in words of no vendor. */
export function readToolChoice(choice: unknown): Question['toolChoice'] {
  if (choice === 'required' || choice === 'none') return choice;
  const name = stringOf(objectOf(choice).name) ?? stringOf(objectOf(objectOf(choice).function).name);
  return name === undefined ? 'auto' : { name };
}

/** The text of the last user message, whatever the shape of its parts. */
export function lastUserText(messages: unknown): string {
  const last = arrayOf(messages)
    .map(objectOf)
    .findLast((message) => message.role === 'user');
  if (typeof last?.content === 'string') return last.content;
  return arrayOf(last?.content)
    .map((part) => stringOf(objectOf(part).text) ?? '')
    .join('');
}
