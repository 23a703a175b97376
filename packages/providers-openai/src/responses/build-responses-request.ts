import { systemText } from '@cascade/core/provider-kit';
import type { ChatRequest, OutputSchema, Tool } from '@cascade/core/spec';
import type OpenAI from 'openai';
import type { BuiltRequest } from '../chat/build-chat-request.js';
import type { Endpoint } from '../endpoint.js';
import { resolveSampling } from '../reasoning-effort.js';
import { isStrictSchema } from '../strict-schema.js';
import { convertInput } from './convert-input.js';

type Body = Omit<OpenAI.Responses.ResponseCreateParams, 'stream'>;

/**
 * A conversation as a request to the Responses API, without state on the vendor's side: nothing is stored there, and
 * reasoning comes back encrypted so that it can be sent again.
 */
export function buildResponsesRequest(modelId: string, request: ChatRequest, endpoint: Endpoint): BuiltRequest<Body> {
  const { warnings: dropped, effort, temperature, topP, logprobs } = resolveSampling(modelId, request, endpoint);
  const { tools = [], toolChoice, parallelToolCalls, output, stop, seed, parameters } = request;
  const instructions = systemText(request.messages);
  const unknown = Object.entries({ stop, seed }).filter(([, value]) => value !== undefined);
  const warnings = [...dropped, ...unknown.map(([name]) => `the Responses API takes no ${name}: it was left out`)];
  const include: OpenAI.Responses.ResponseIncludable[] = ['reasoning.encrypted_content'];
  if (logprobs !== undefined) include.push('message.output_text.logprobs');
  const body: Body = {
    model: modelId,
    input: convertInput(request.messages, endpoint.name),
    store: false,
    include,
    ...(instructions !== undefined && { instructions }),
    ...(tools.length > 0 && { tools: tools.map(convertTool) }),
    ...(tools.length > 0 && toolChoice !== undefined && { tool_choice: convertToolChoice(toolChoice) }),
    ...(tools.length > 0 && parallelToolCalls === false && { parallel_tool_calls: false }),
    ...(output !== undefined && { text: { format: convertOutput(output) } }),
    ...(request.maxOutputTokens !== undefined && { max_output_tokens: request.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(effort !== undefined && { reasoning: { effort } }),
    ...((logprobs ?? 0) > 0 && { top_logprobs: logprobs }),
    ...parameters,
  };
  return { body, warnings };
}

function convertTool({ name, description, inputSchema }: Tool): OpenAI.Responses.FunctionTool {
  const parameters: Record<string, unknown> = Object(inputSchema);
  return { type: 'function', name, ...(description !== undefined && { description }), parameters, strict: false };
}

function convertToolChoice(
  choice: NonNullable<ChatRequest['toolChoice']>,
): OpenAI.Responses.ToolChoiceOptions | OpenAI.Responses.ToolChoiceFunction {
  return typeof choice === 'string' ? choice : { type: 'function', name: choice.name };
}

function convertOutput({ name, jsonSchema }: OutputSchema): OpenAI.Responses.ResponseFormatTextJSONSchemaConfig {
  const schema: Record<string, unknown> = Object(jsonSchema);
  return { type: 'json_schema', name, schema, strict: isStrictSchema(jsonSchema) };
}
