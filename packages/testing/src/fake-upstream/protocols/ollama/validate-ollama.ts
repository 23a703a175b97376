import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, isJson, objectOf, stringOf } from '../../json.js';
import type { WireFailure } from '../../protocol.js';
import { contextTokens, promptTokens } from './read-ollama.js';

const withoutTools = /^(gemma2|phi3|llava|orca-mini)/u;
const withThinking = /^(qwen3|deepseek-r1|gpt-oss|magistral|deepseek-v3\.1)/u;
const roles = ['system', 'user', 'assistant', 'tool'];

function refuse(message: string): WireFailure {
  return { kind: 'bad-request', message };
}

/** Refuses what the Ollama server refuses. */
export function validateOllama({ body, model, isUnknownModel }: IncomingRequest): WireFailure | undefined {
  if (model === '') return refuse('model is required');
  if (isUnknownModel(model)) return { kind: 'model-not-found', message: `model '${model}' not found` };
  const library = `registry.ollama.ai/library/${model.includes(':') ? model : `${model}:latest`}`;
  if (arrayOf(body.tools).length > 0 && withoutTools.test(model)) return refuse(`${library} does not support tools`);
  if (body.think !== undefined && body.think !== false && !withThinking.test(model))
    return refuse(`"${model}" does not support thinking`);
  if (
    body.format !== undefined &&
    body.format !== '' &&
    body.format !== null &&
    body.format !== 'json' &&
    !isJson(body.format)
  )
    return refuse(`invalid format: ${JSON.stringify(body.format)}; expected "json" or a JSON schema`);
  if (body.truncate === false && promptTokens(body) > contextTokens(body))
    return refuse(
      `the prompt is too long: ${promptTokens(body)} tokens, the context holds ${contextTokens(body)}; exceeds the context length`,
    );
  return validateMessages(arrayOf(body.messages).map(objectOf));
}

function validateMessages(messages: readonly Record<string, unknown>[]): WireFailure | undefined {
  for (const message of messages) {
    if (!roles.includes(String(message.role)))
      return refuse(`invalid role: "${String(message.role)}", role must be one of [system user assistant tool]`);
    if (message.content !== undefined && typeof message.content !== 'string')
      return refuse('json: cannot unmarshal array into Go struct field ChatRequest.messages.content of type string');
    const call = arrayOf(message.tool_calls)
      .map(objectOf)
      .find((each) => !isJson(objectOf(each.function).arguments));
    if (call)
      return refuse(
        'json: cannot unmarshal string into Go struct field ChatRequest.messages.tool_calls.function.arguments of type api.ToolCallFunctionArguments',
      );
    const image = arrayOf(message.images).find((each) => !/^[A-Za-z0-9+/]+={0,2}$/u.test(stringOf(each) ?? ''));
    if (image !== undefined) return refuse('illegal base64 data at input byte 0');
  }
  return undefined;
}
