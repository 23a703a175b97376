import { systemText } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, OutputSchema } from '@cascade/core/spec';
import type { Content, GenerateContentConfig } from '@google/genai/web';
import { modelRules } from '../model-rules.js';
import { convertMessages, type MessageSite } from './convert-messages.js';
import { convertReasoning } from './convert-reasoning.js';
import { convertToolChoice, convertTools } from './convert-tools.js';
import { splitParameters } from './split-parameters.js';

export interface BuiltRequest {
  readonly contents: Content[];
  readonly config: GenerateContentConfig;
  /** What the model refuses and was left out or worded otherwise. */
  readonly warnings: readonly string[];
}

/** A conversation as a generateContent request. The vendor's own parameters are laid over it and win. */
export function buildRequest(site: MessageSite, request: ChatRequest, omit: CallContext['omit']): BuiltRequest {
  const { modelId } = site;
  const { tools = [], toolChoice, output, maxOutputTokens, temperature, topP, stop, seed } = request;
  const reasoning = convertReasoning(modelId, request.reasoning, omit.has('thinkingConfig'));
  const schema = convertOutput(modelId, request, omit);
  const instructions = [systemText(request.messages), schema.instruction].filter((text) => text !== undefined);
  const isTold = omit.has('systemInstruction');
  const extraBody = splitParameters(request.parameters);
  const config: GenerateContentConfig = {
    // Neither may the SDK call tools by itself, nor send further requests that cost money.
    automaticFunctionCalling: { disable: true },
    automaticContinuation: false,
    ...(instructions.length > 0 && !isTold && { systemInstruction: { parts: [{ text: instructions.join('\n\n') }] } }),
    ...(tools.length > 0 && { tools: convertTools(tools) }),
    ...(tools.length > 0 && toolChoice !== undefined && { toolConfig: convertToolChoice(toolChoice) }),
    ...(output !== undefined && schema.config),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(stop !== undefined && { stopSequences: [...stop] }),
    ...(seed !== undefined && { seed }),
    ...(reasoning.config && { thinkingConfig: reasoning.config }),
    ...logprobsConfig(request, omit),
    ...(Object.keys(extraBody).length > 0 && { httpOptions: { extraBody } }),
  };
  const told = isTold ? instructions.map((text): Content => ({ role: 'user', parts: [{ text }] })) : [];
  const warnings = [...reasoning.warnings, ...schema.warnings, ...warningsOf(modelId, request, omit)];
  return { contents: [...told, ...convertMessages(request.messages, site)], config, warnings };
}

interface Output {
  readonly config?: GenerateContentConfig;
  /** Says in words what cannot be said by the vendor's mechanism. */
  readonly instruction?: string;
  readonly warnings: readonly string[];
}

function convertOutput(modelId: string, { output, tools = [] }: ChatRequest, omit: CallContext['omit']): Output {
  if (output === undefined) return { warnings: [] };
  const isRefused = omit.has('responseJsonSchema');
  if (!isRefused && (tools.length === 0 || modelRules(modelId).takesSchemaWithTools)) {
    return { config: { responseMimeType: 'application/json', responseJsonSchema: output.jsonSchema }, warnings: [] };
  }
  const what = isRefused ? 'this JSON schema' : 'a JSON schema together with tools';
  return { instruction: schemaInWords(output), warnings: [`${modelId} takes no ${what}: it was put into words`] };
}

function schemaInWords({ jsonSchema }: OutputSchema): string {
  return `Answer with JSON only, without a code fence, that satisfies this JSON schema:\n${JSON.stringify(jsonSchema)}`;
}

function logprobsConfig({ logprobs }: ChatRequest, omit: CallContext['omit']): GenerateContentConfig {
  if (logprobs === undefined || omit.has('logprobs')) return {};
  return { responseLogprobs: true, ...(logprobs > 0 && { logprobs }) };
}

function warningsOf(
  modelId: string,
  { tools = [], parallelToolCalls, logprobs }: ChatRequest,
  omit: CallContext['omit'],
): readonly string[] {
  return [
    ...(tools.length > 0 && parallelToolCalls === false
      ? ['Gemini cannot be held to one tool call at a time: parallelToolCalls was left out']
      : []),
    ...(logprobs !== undefined && omit.has('logprobs') ? [`${modelId} gives no logprobs: they were left out`] : []),
    ...(omit.has('systemInstruction') ? [`${modelId} takes no system prompt: it was sent as a first message`] : []),
  ];
}
