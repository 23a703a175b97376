import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import type { WireFailure } from '../../protocol.js';
import { readReasoningModel } from './reasoning-model.js';
import { findStrictSchemaProblem } from './strict-schema.js';
import { validateMessages } from './validate-messages.js';

const knownParameters = new Set([
  ...['audio', 'frequency_penalty', 'function_call', 'functions', 'logit_bias', 'logprobs', 'max_completion_tokens'],
  ...[
    'max_tokens',
    'messages',
    'metadata',
    'modalities',
    'model',
    'moderation',
    'n',
    'parallel_tool_calls',
    'prediction',
  ],
  ...['presence_penalty', 'prompt_cache_key', 'prompt_cache_options', 'prompt_cache_retention', 'reasoning_effort'],
  ...['response_format', 'safety_identifier', 'seed', 'service_tier', 'stop', 'store', 'stream', 'stream_options'],
  ...['temperature', 'tool_choice', 'tools', 'top_logprobs', 'top_p', 'user', 'verbosity', 'web_search_options'],
]);

/** Refuses what Chat Completions refuses, in its words and its order: model, parameters, messages, tools, output format. */
export function validateChat(incoming: IncomingRequest): WireFailure | undefined {
  return (
    validateModel(incoming) ??
    validateParameters(incoming) ??
    validateReasoning(incoming) ??
    validateMessages(incoming.body.messages) ??
    validateTools(incoming) ??
    validateResponseFormat(incoming) ??
    incoming.profile.check?.(incoming.body, incoming.model)
  );
}

/** A refusal with code and parameter. */
export function refuseParameter(param: string | null, message: string, code: string | null = null): WireFailure {
  return { kind: 'bad-request', message, param, code };
}

/** 404 for a model that does not exist, 400 when none is named. */
export function validateModel({ model, isUnknownModel }: IncomingRequest): WireFailure | undefined {
  if (model === '') return refuseParameter(null, 'you must provide a model parameter');
  if (!isUnknownModel(model)) return undefined;
  return { kind: 'model-not-found', message: `The model \`${model}\` does not exist or you do not have access to it.` };
}

function validateParameters({ body, profile }: IncomingRequest): WireFailure | undefined {
  const refused = profile.refuses.find((name) => name in body && body[name] !== null && body[name] !== false);
  if (refused) return refuseParameter(refused, `property '${refused}' is unsupported, did you mean something else?`);
  const unknown = profile.strictParameters ? Object.keys(body).find((name) => !knownParameters.has(name)) : undefined;
  if (unknown !== undefined) return refuseParameter(null, `Unrecognized request argument supplied: ${unknown}`);
  if (arrayOf(body.stop).length > 4)
    return refuseParameter(
      'stop',
      `Invalid 'stop': array too long. Expected an array with maximum length 4, but got an array with length ${arrayOf(body.stop).length} instead.`,
      'array_above_max_length',
    );
  if (body.stream_options && body.stream !== true)
    return refuseParameter(
      'stream_options',
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
    );
  if (numberOf(body.top_logprobs) !== undefined && body.logprobs !== true && profile.strictParameters)
    return refuseParameter('top_logprobs', "'top_logprobs' is only allowed when 'logprobs' is enabled.");
  return validateRanges(body);
}

const ranges = [
  { name: 'temperature', min: 0, max: 2 },
  { name: 'top_p', min: 0, max: 1 },
  { name: 'presence_penalty', min: -2, max: 2 },
  { name: 'frequency_penalty', min: -2, max: 2 },
  { name: 'top_logprobs', min: 0, max: 20 },
  { name: 'max_tokens', min: 1, max: Number.POSITIVE_INFINITY },
  { name: 'max_completion_tokens', min: 1, max: Number.POSITIVE_INFINITY },
];

/** Checks the ranges of numbers that Chat Completions and Responses share. */
export function validateRanges(body: Record<string, unknown>): WireFailure | undefined {
  for (const { name, min, max } of ranges) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number')
      return refuseParameter(
        name,
        `Invalid type for '${name}': expected a decimal, but got a ${typeof value} instead.`,
        'invalid_type',
      );
    if (value < min)
      return refuseParameter(
        name,
        `Invalid '${name}': decimal below minimum value. Expected a value >= ${min}, but got ${value} instead.`,
        'decimal_below_min_value',
      );
    if (value > max)
      return refuseParameter(
        name,
        `Invalid '${name}': decimal above maximum value. Expected a value <= ${max}, but got ${value} instead.`,
        'decimal_above_max_value',
      );
  }
  return undefined;
}

function validateReasoning({ body, model, profile }: IncomingRequest): WireFailure | undefined {
  const kind = readReasoningModel(model);
  if (!kind || !profile.strictParameters) return undefined;
  if (body.max_tokens !== undefined && body.max_tokens !== null)
    return {
      kind: 'unsupported',
      param: 'max_tokens',
      message:
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    };
  const effort = stringOf(body.reasoning_effort);
  if (effort === 'none' && kind.alwaysReasons)
    return refuseParameter(
      'reasoning_effort',
      "Unsupported value: 'reasoning_effort' does not support 'none' with this model.",
      'unsupported_value',
    );
  if (model.startsWith('gpt-5.6-luna') && arrayOf(body.tools).length > 0 && effort !== undefined && effort !== 'none')
    return refuseParameter(
      'reasoning_effort',
      `Function tools with reasoning_effort are not supported for ${model} in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.`,
    );
  const mayTune = kind.samplesWithoutEffort && !kind.neverSamplesOnChat && effort === 'none';
  return mayTune ? undefined : refuseSampling(body);
}

function refuseSampling(body: Record<string, unknown>): WireFailure | undefined {
  const defaults = { temperature: 1, top_p: 1, presence_penalty: 0, frequency_penalty: 0 };
  for (const [name, neutral] of Object.entries(defaults)) {
    const value = numberOf(body[name]);
    if (value !== undefined && value !== neutral)
      return refuseParameter(
        name,
        `Unsupported value: '${name}' does not support ${value} with this model. Only the default (${neutral}) value is supported.`,
        'unsupported_value',
      );
  }
  const flat = ['logprobs', 'logit_bias', 'stop'].find(
    (name) => body[name] !== undefined && body[name] !== null && body[name] !== false,
  );
  return flat === undefined
    ? undefined
    : {
        kind: 'unsupported',
        param: flat,
        message: `Unsupported parameter: '${flat}' is not supported with this model.`,
      };
}

function validateTools({ body }: IncomingRequest): WireFailure | undefined {
  const tools = arrayOf(body.tools).map(objectOf);
  if (tools.length === 0) {
    const dangling = ['tool_choice', 'parallel_tool_calls'].find(
      (name) => body[name] !== undefined && body[name] !== null,
    );
    if (dangling && body[dangling] !== 'none')
      return refuseParameter(
        dangling,
        `Invalid value for '${dangling}': '${dangling}' is only allowed when 'tools' are specified.`,
      );
    if (Array.isArray(body.tools))
      return refuseParameter(
        'tools',
        "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead.",
        'empty_array',
      );
  }
  for (const [index, tool] of tools.entries()) {
    const problem =
      tool.type === 'function' ? validateFunction(objectOf(tool.function), `tools[${index}].function`) : undefined;
    if (problem) return problem;
  }
  const choice = stringOf(objectOf(objectOf(body.tool_choice).function).name);
  if (choice !== undefined && !tools.some((tool) => objectOf(tool.function).name === choice))
    return refuseParameter('tool_choice', `Tool choice '${choice}' not found in 'tools' parameter.`);
  return undefined;
}

/** Checks one function declaration; shared with Responses, where it lies flat. */
export function validateFunction(declaration: Record<string, unknown>, path: string): WireFailure | undefined {
  const name = stringOf(declaration.name);
  if (name === undefined)
    return refuseParameter(`${path}.name`, `Missing required parameter: '${path}.name'.`, 'missing_required_parameter');
  if (!/^[a-zA-Z0-9_-]{1,64}$/u.test(name))
    return refuseParameter(
      `${path}.name`,
      `Invalid '${path}.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`,
      'invalid_value',
    );
  const problem = declaration.strict === true ? findStrictSchemaProblem(declaration.parameters) : undefined;
  if (problem)
    return refuseParameter(
      `${path}.parameters`,
      `Invalid schema for function '${name}': ${problem}`,
      'invalid_function_parameters',
    );
  const type = objectOf(declaration.parameters).type;
  if (declaration.parameters && type !== 'object')
    return refuseParameter(
      `${path}.parameters`,
      `Invalid schema for function '${name}': schema must be a JSON Schema of 'type: "object"', got 'type: "${String(type ?? 'None')}"'.`,
      'invalid_function_parameters',
    );
  return undefined;
}

function validateResponseFormat({ body }: IncomingRequest): WireFailure | undefined {
  const format = objectOf(body.response_format);
  if (format.type === 'json_object' && !/json/iu.test(JSON.stringify(body.messages)))
    return refuseParameter(
      'messages',
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    );
  return format.type === 'json_schema'
    ? validateJsonSchemaFormat(objectOf(format.json_schema), 'response_format')
    : undefined;
}

/** Checks `name`, `schema` and the strict rules of a JSON-schema format; shared with Responses. */
export function validateJsonSchemaFormat(format: Record<string, unknown>, path: string): WireFailure | undefined {
  const name = stringOf(format.name);
  if (name === undefined || !/^[a-zA-Z0-9_-]{1,64}$/u.test(name))
    return refuseParameter(
      `${path}.json_schema.name`,
      `Missing or invalid parameter: '${path}.json_schema.name'. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$', at most 64 characters long.`,
      'missing_required_parameter',
    );
  const problem = format.strict === true ? findStrictSchemaProblem(format.schema) : undefined;
  return problem === undefined
    ? undefined
    : refuseParameter(path, `Invalid schema for response_format '${name}': ${problem}`);
}
