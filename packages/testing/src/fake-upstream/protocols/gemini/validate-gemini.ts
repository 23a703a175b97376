import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, isJson, objectOf, stringOf } from '../../json.js';
import type { ReadContext, WireFailure } from '../../protocol.js';
import { isGemini3 } from './gemini-body.js';
import { fieldOf } from './read-gemini.js';

const knownFields = new Set([
  ...['contents', 'systemInstruction', 'generationConfig', 'tools', 'toolConfig', 'safetySettings', 'cachedContent'],
  ...['model', 'labels', 'serviceTier', 'store'],
]);

const dummySignature = 'skip_thought_signature_validator';

function refuse(message: string): WireFailure {
  return { kind: 'bad-request', message };
}

/** Refuses what generateContent refuses. */
export function validateGemini(incoming: IncomingRequest, { seal }: ReadContext): WireFailure | undefined {
  const { body, model, path } = incoming;
  const version = path.startsWith('/v1beta') ? 'v1beta' : 'v1';
  if (incoming.isUnknownModel(model))
    return {
      kind: 'model-not-found',
      message: `models/${model} is not found for API version ${version}, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
    };
  const unknown = Object.keys(body).find((name) => !knownFields.has(camelCase(name)));
  if (unknown !== undefined)
    return refuse(`Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
  const contents = arrayOf(body.contents).map(objectOf);
  if (contents.length === 0) return refuse('* GenerateContentRequest.contents: contents is not specified');
  return (
    validateConfig(incoming) ??
    validateContents(contents) ??
    validateTurns(contents) ??
    validateSignatures(contents, model, seal)
  );
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

function validateConfig({ body, model }: IncomingRequest): WireFailure | undefined {
  const config = fieldOf(body, 'generationConfig');
  const hasSchema =
    fieldOf(config, 'responseSchema') !== undefined || fieldOf(config, 'responseJsonSchema') !== undefined;
  const isJsonOutput = fieldOf(config, 'responseMimeType') === 'application/json';
  if (hasSchema && !isJsonOutput)
    return refuse('Response schema is only supported with a response mime type of application/json.');
  const hasFunctions = arrayOf(body.tools).some((tool) => arrayOf(fieldOf(tool, 'functionDeclarations')).length > 0);
  if (isJsonOutput && hasFunctions && /^gemini-[12]/u.test(model))
    return refuse("Function calling with a response mime type: 'application/json' is unsupported");
  if (fieldOf(config, 'logprobs') !== undefined && fieldOf(config, 'responseLogprobs') !== true)
    return refuse('Logprobs can only be requested when response_logprobs is true.');
  const thinking = fieldOf(config, 'thinkingConfig');
  return fieldOf(thinking, 'thinkingBudget') !== undefined && fieldOf(thinking, 'thinkingLevel') !== undefined
    ? refuse('You can only set only one of thinking budget and thinking level.')
    : undefined;
}

function validateContents(contents: readonly Record<string, unknown>[]): WireFailure | undefined {
  for (const [index, content] of contents.entries()) {
    if (content.role !== undefined && content.role !== 'user' && content.role !== 'model')
      return refuse('Please use a valid role: user, model.');
    const parts = arrayOf(content.parts);
    if (parts.length === 0)
      return refuse(`* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.`);
    for (const part of parts.map(objectOf)) {
      const problem = validatePart(part, index);
      if (problem) return problem;
    }
  }
  return undefined;
}

function validatePart(part: Record<string, unknown>, index: number): WireFailure | undefined {
  const kinds = [
    'text',
    'inlineData',
    'fileData',
    'functionCall',
    'functionResponse',
    'executableCode',
    'codeExecutionResult',
  ];
  if (!kinds.some((kind) => fieldOf(part, kind) !== undefined))
    return refuse(
      `* GenerateContentRequest.contents[${index}].parts[0].data: required oneof field 'data' must have one initialized field`,
    );
  const response = fieldOf(part, 'functionResponse');
  if (response !== undefined && !isJson(objectOf(response).response))
    return refuse(
      `Invalid value at 'contents[${index}].parts[0].function_response.response' (type.googleapis.com/google.protobuf.Struct)`,
    );
  const call = fieldOf(part, 'functionCall');
  return call !== undefined && objectOf(call).args !== undefined && !isJson(objectOf(call).args)
    ? refuse(
        `Invalid value at 'contents[${index}].parts[0].function_call.args' (type.googleapis.com/google.protobuf.Struct)`,
      )
    : undefined;
}

/** A turn of function calls is answered at once, by as many responses. */
function validateTurns(contents: readonly Record<string, unknown>[]): WireFailure | undefined {
  for (const [index, content] of contents.entries()) {
    const calls = partsWith(content, 'functionCall').length;
    const answers = partsWith(contents[index + 1], 'functionResponse').length;
    if (calls > 0 && answers !== calls)
      return refuse(
        'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
      );
    if (
      partsWith(content, 'functionResponse').length > 0 &&
      partsWith(contents[index - 1], 'functionCall').length === 0
    )
      return refuse('Please ensure that function response turn comes immediately after a function call turn.');
  }
  return undefined;
}

function partsWith(content: Record<string, unknown> | undefined, kind: string): Record<string, unknown>[] {
  return arrayOf(content?.parts)
    .map(objectOf)
    .filter((part) => fieldOf(part, kind) !== undefined);
}

/** Signatures are this upstream's own, on the part they were issued for; Gemini 3 misses them in the current turn. */
function validateSignatures(
  contents: readonly Record<string, unknown>[],
  model: string,
  seal: ReadContext['seal'],
): WireFailure | undefined {
  const turnStart = contents.findLastIndex(
    (content) => content.role !== 'model' && partsWith(content, 'text').length > 0,
  );
  for (const [index, content] of contents.entries()) {
    for (const part of arrayOf(content.parts).map(objectOf)) {
      const signature = stringOf(fieldOf(part, 'thoughtSignature'));
      const call = fieldOf(part, 'functionCall');
      const bound = call === undefined ? 'text' : `call ${String(objectOf(call).name)}`;
      if (signature !== undefined && signature !== dummySignature && !seal.verify(signature, bound))
        return refuse('Thought signature is not valid.');
    }
    const first = partsWith(content, 'functionCall')[0];
    if (first && index > turnStart && isGemini3(model) && fieldOf(first, 'thoughtSignature') === undefined)
      return refuse(
        `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${String(objectOf(fieldOf(first, 'functionCall')).name)}\`, position ${index + 1}. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.`,
      );
  }
  return undefined;
}
