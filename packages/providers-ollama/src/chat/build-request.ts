import type { CallContext, ChatRequest, Json } from '@cascade/core/spec';
import type { ChatRequest as OutRequest } from 'ollama/browser';
import { convertMessages } from './convert-messages.js';
import { convertReasoning } from './convert-reasoning.js';
import { convertTools } from './convert-tools.js';

export interface BuiltRequest {
  readonly body: OutRequest;
  /** What the model refuses or the server has no means for, and was left out. */
  readonly warnings: readonly string[];
}

export interface RequestSite {
  readonly provider: string;
  readonly modelId: string;
}

/** The fields of a request; every other name is an option of the model, such as `num_ctx`. */
const topLevel: ReadonlySet<string> = new Set([
  'format',
  'keep_alive',
  'logprobs',
  'messages',
  'options',
  'shift',
  'think',
  'tools',
  'top_logprobs',
  'truncate',
]);

/** A conversation as a request to `/api/chat`. The vendor's own parameters come last and win. */
export function buildRequest(
  { provider, modelId }: RequestSite,
  request: ChatRequest,
  omit: CallContext['omit'],
): BuiltRequest {
  const { output, logprobs } = request;
  const { think, warnings } = convertReasoning(modelId, request.reasoning, omit.has('think'));
  const tools = convertTools(request);
  const own = Object.entries(request.parameters ?? {});
  const options = { ...optionsOf(request), ...Object.fromEntries(own.filter(([name]) => !topLevel.has(name))) };
  const fields: Readonly<Record<string, Json>> = Object.fromEntries(own.filter(([name]) => topLevel.has(name)));
  const body = {
    model: modelId,
    messages: convertMessages(request.messages, provider),
    ...(tools.tools.length > 0 && { tools: [...tools.tools] }),
    ...(output !== undefined && { format: Object(output.jsonSchema) }),
    ...(think !== undefined && { think }),
    ...(logprobs !== undefined && { logprobs: true, ...(logprobs > 0 && { top_logprobs: logprobs }) }),
    // By default the server cuts the beginning off a conversation that is too long, and says nothing.
    truncate: false,
    shift: false,
    ...fields,
    options: { ...options, ...Object(fields.options) },
  };
  return { body, warnings: [...warnings, ...tools.warnings] };
}

function optionsOf({ maxOutputTokens, temperature, topP, seed, stop }: ChatRequest): object {
  return {
    ...(maxOutputTokens !== undefined && { num_predict: maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(seed !== undefined && { seed }),
    ...(stop !== undefined && { stop: [...stop] }),
  };
}
