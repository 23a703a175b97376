import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import type { ReadContext, WireFailure } from '../../protocol.js';
import { readReasoningModel } from '../openai-chat/reasoning-model.js';
import {
  refuseParameter,
  validateFunction,
  validateJsonSchemaFormat,
  validateModel,
  validateRanges,
} from '../openai-chat/validate-chat.js';
import { validateInput } from './validate-input.js';

const knownParameters = new Set([
  ...[
    'background',
    'context_management',
    'conversation',
    'include',
    'input',
    'instructions',
    'max_output_tokens',
    'max_tool_calls',
  ],
  ...['metadata', 'model', 'moderation', 'parallel_tool_calls', 'previous_response_id', 'prompt', 'prompt_cache_key'],
  ...[
    'prompt_cache_options',
    'prompt_cache_retention',
    'reasoning',
    'safety_identifier',
    'service_tier',
    'store',
    'stream',
  ],
  ...['stream_options', 'temperature', 'text', 'tool_choice', 'tools', 'top_logprobs', 'top_p', 'truncation', 'user'],
]);

const minOutputTokens = 16;

/** Refuses what Responses refuses. */
export function validateResponses(incoming: IncomingRequest, context: ReadContext): WireFailure | undefined {
  return (
    validateModel(incoming) ??
    validateParameters(incoming, context) ??
    validateReasoning(incoming) ??
    validateTools(incoming) ??
    validateFormat(incoming) ??
    validateInput(incoming, context)
  );
}

function validateParameters({ body }: IncomingRequest, { memory }: ReadContext): WireFailure | undefined {
  const unknown = Object.keys(body).find((name) => !knownParameters.has(name));
  if (unknown !== undefined) return refuseParameter(unknown, `Unknown parameter: '${unknown}'.`, 'unknown_parameter');
  const maxTokens = numberOf(body.max_output_tokens);
  if (maxTokens !== undefined && maxTokens < minOutputTokens)
    return refuseParameter(
      'max_output_tokens',
      `Invalid 'max_output_tokens': integer below minimum value. Expected a value >= ${minOutputTokens}, but got ${maxTokens} instead.`,
      'integer_below_min_value',
    );
  const previous = stringOf(body.previous_response_id);
  if (previous !== undefined && !memory.responseIds.has(previous))
    return refuseParameter(
      'previous_response_id',
      `Previous response with id '${previous}' not found.`,
      'previous_response_not_found',
    );
  return validateRanges(body);
}

function validateReasoning({ body, model }: IncomingRequest): WireFailure | undefined {
  const kind = readReasoningModel(model);
  const reasoning = objectOf(body.reasoning);
  const effort = stringOf(reasoning.effort);
  if (!kind)
    return effort === undefined
      ? undefined
      : refuseParameter(
          'reasoning.effort',
          "Unsupported parameter: 'reasoning.effort' is not supported with this model.",
          'unsupported_parameter',
        );
  if (effort === 'none' && kind.samplesWithoutEffort && !kind.alwaysReasons) return undefined;
  const tuned = ['temperature', 'top_p'].find((name) => numberOf(body[name]) !== undefined && body[name] !== 1);
  if (tuned) return refuseParameter(tuned, `Unsupported parameter: '${tuned}' is not supported with this model.`);
  return arrayOf(body.include).includes('message.output_text.logprobs')
    ? refuseParameter('include', 'logprobs are not supported with reasoning models.')
    : undefined;
}

function validateTools({ body }: IncomingRequest): WireFailure | undefined {
  const tools = arrayOf(body.tools).map(objectOf);
  for (const [index, tool] of tools.entries()) {
    if (tool.type === undefined)
      return refuseParameter(
        `tools[${index}].type`,
        `Missing required parameter: 'tools[${index}].type'.`,
        'missing_required_parameter',
      );
    // Strict is the default here, unlike on Chat Completions.
    const problem =
      tool.type === 'function'
        ? validateFunction({ ...tool, strict: tool.strict ?? false }, `tools[${index}]`)
        : undefined;
    if (problem) return problem;
  }
  const choice = objectOf(body.tool_choice);
  const named = stringOf(choice.name);
  if (choice.type === 'function' && !tools.some((tool) => tool.name === named))
    return refuseParameter('tool_choice', `Tool choice '${String(named)}' not found in 'tools' parameter.`);
  return body.tool_choice === 'required' && tools.length === 0
    ? refuseParameter('tool_choice', "Tool choice 'required' must be specified with 'tools' parameter.")
    : undefined;
}

function validateFormat({ body }: IncomingRequest): WireFailure | undefined {
  const format = objectOf(objectOf(body.text).format);
  if (format.type === 'json_schema') return validateJsonSchemaFormat(format, 'text.format');
  if (format.type === 'json_object' && !/json/iu.test(JSON.stringify([body.input, body.instructions])))
    return refuseParameter(
      'input',
      "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.",
    );
  return undefined;
}
