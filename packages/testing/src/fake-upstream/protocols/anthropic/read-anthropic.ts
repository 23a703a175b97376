import { createHash } from 'node:crypto';
import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import type { ReadContext } from '../../protocol.js';
import { emptyQuestion, type Question } from '../../question.js';
import { lastUserText } from '../openai-chat/read-chat.js';

/** Reads a Messages request. */
export function readAnthropic(incoming: IncomingRequest, context: ReadContext): Question {
  const { body } = incoming;
  const text = JSON.stringify([body.system ?? '', body.tools ?? [], body.messages ?? []]);
  const inputTokens = Math.ceil(text.length / 4);
  const thinking = objectOf(body.thinking).type;
  const format = objectOf(objectOf(body.output_config).format);
  return {
    ...emptyQuestion,
    protocol: 'anthropic',
    model: incoming.model,
    stream: incoming.stream,
    prompt: lastUserText(body.messages),
    inputTokens,
    ...readCache(text, inputTokens, context),
    tools: arrayOf(body.tools).map((tool) => ({
      name: stringOf(objectOf(tool).name) ?? '',
      schema: objectOf(tool).input_schema ?? {},
    })),
    toolChoice: readToolChoice(objectOf(body.tool_choice)),
    outputSchema: format.type === 'json_schema' ? format.schema : undefined,
    reasoning: thinking === 'enabled' || thinking === 'adaptive',
    maxOutputTokens: numberOf(body.max_tokens),
    stopSequences: arrayOf(body.stop_sequences).filter((sequence) => typeof sequence === 'string'),
  };
}

function readToolChoice(choice: Record<string, unknown>): Question['toolChoice'] {
  if (choice.type === 'any') return 'required';
  if (choice.type === 'none') return 'none';
  return choice.type === 'tool' ? { name: stringOf(choice.name) ?? '' } : 'auto';
}

/** The prompt cache: the first request with a prefix writes it, later ones read it. */
function readCache(
  text: string,
  inputTokens: number,
  { memory }: ReadContext,
): Pick<Question, 'cacheReadTokens' | 'cacheWriteTokens'> {
  const end = text.lastIndexOf('"cache_control"');
  if (end < 0) return {};
  const prefix = createHash('sha256').update(text.slice(0, end)).digest('hex');
  const tokens = Math.min(Math.ceil(end / 4), inputTokens);
  if (memory.cachedPrefixes.has(prefix)) return { cacheReadTokens: tokens };
  memory.cachedPrefixes.set(prefix, true);
  return { cacheWriteTokens: tokens };
}
