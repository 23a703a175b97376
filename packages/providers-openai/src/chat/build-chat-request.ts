import type { CallContext, ChatRequest, OutputSchema, Tool, ToolChoice } from '@cascade/core/spec';
import type OpenAI from 'openai';
import type { Endpoint } from '../endpoint.js';
import { resolveSampling } from '../reasoning-effort.js';
import { isStrictSchema } from '../strict-schema.js';
import { convertMessages } from './convert-messages.js';

export interface BuiltRequest<Body> {
  readonly body: Body;
  /** What the model refuses and was left out. */
  readonly warnings: readonly string[];
}

type Body = OpenAI.ChatCompletionCreateParams;

/** A conversation as a Chat Completions request. The vendor's own parameters come last and win. */
export function buildChatRequest(
  modelId: string,
  request: ChatRequest,
  endpoint: Endpoint,
  omit: CallContext['omit'],
): BuiltRequest<Omit<Body, 'stream'>> {
  const { warnings, effort, temperature, topP, logprobs } = resolveSampling(modelId, request, endpoint);
  const { tools = [], toolChoice, parallelToolCalls, output, stop, seed, parameters } = request;
  const asked: Omit<Body, 'stream'> = {
    model: modelId,
    messages: convertMessages(request.messages, endpoint.name),
    ...(tools.length > 0 && { tools: tools.map(convertTool) }),
    ...(tools.length > 0 && toolChoice !== undefined && { tool_choice: convertToolChoice(toolChoice) }),
    ...(tools.length > 0 && parallelToolCalls === false && { parallel_tool_calls: false }),
    ...(output !== undefined && { response_format: convertOutput(output) }),
    ...maxTokens(request, endpoint, omit),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stop !== undefined && { stop: [...stop] }),
    ...(seed !== undefined && { seed }),
    ...(effort !== undefined && { reasoning_effort: effort }),
    ...(logprobs !== undefined && { logprobs: true, ...(logprobs > 0 && { top_logprobs: logprobs }) }),
  };
  const spoken = endpoint.dialect.speak?.({ body: { ...asked }, warnings }, modelId) ?? { body: asked, warnings };
  // The words of other vendors are not in the SDK's types; it sends what it gets.
  const body = { ...spoken.body, ...parameters } as Omit<Body, 'stream'>;
  return { body, warnings: spoken.warnings };
}

/** OpenAI renamed the field; many compatible servers know the old name only, and say so or ignore the new one. */
function maxTokens({ maxOutputTokens }: ChatRequest, endpoint: Endpoint, omit: CallContext['omit']): object {
  if (maxOutputTokens === undefined) return {};
  const { isOpenAI, azure, dialect } = endpoint;
  const isNamed = isOpenAI || azure !== undefined || dialect.maxTokensField !== undefined;
  const isNew = isNamed || omit.has('max_tokens');
  return isNew && !omit.has('max_completion_tokens')
    ? { max_completion_tokens: maxOutputTokens }
    : { max_tokens: maxOutputTokens };
}

function convertTool({ name, description, inputSchema }: Tool): OpenAI.ChatCompletionTool {
  const parameters: Record<string, unknown> = Object(inputSchema);
  return { type: 'function', function: { name, ...(description !== undefined && { description }), parameters } };
}

function convertToolChoice(choice: ToolChoice): OpenAI.ChatCompletionToolChoiceOption {
  return typeof choice === 'string' ? choice : { type: 'function', function: { name: choice.name } };
}

function convertOutput({ name, jsonSchema }: OutputSchema): OpenAI.ResponseFormatJSONSchema {
  const schema: Record<string, unknown> = Object(jsonSchema);
  return { type: 'json_schema', json_schema: { name, schema, strict: isStrictSchema(jsonSchema) } };
}
