import type Anthropic from '@anthropic-ai/sdk';
import { systemText } from '@cascade/core/provider-kit';
import type { CallContext, ChatRequest, Json } from '@cascade/core/spec';
import type { ApiVersion } from '../anthropic-settings.js';
import type { Endpoint } from '../endpoint.js';
import { type ModelRules, modelRules } from '../model-rules.js';
import { convertMessages, hasUnthoughtCalls, type WireMessage } from './convert-messages.js';
import { convertTools } from './convert-tools.js';
import { limitOutput } from './limit-output.js';
import { type Cacheable, markCache } from './mark-cache.js';
import type { OwnPart } from './own-part.js';
import { type OutputPlan, planOutput } from './plan-output.js';
import { resolveSampling } from './resolve-sampling.js';
import { resolveThinking } from './resolve-thinking.js';

export interface BuiltRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly version: ApiVersion;
  /** The tool whose input is the answer. */
  readonly outputTool: string | undefined;
  readonly ownParts: readonly OwnPart[];
  /** What the model refuses and was left out. */
  readonly warnings: readonly string[];
}

/**
 * A conversation as a Messages request. The vendor's own parameters come last and win; `tools` among them, such as
 * Anthropic's server tools, come after the conversation's, and `output_config` is merged.
 */
export function buildRequest(
  modelId: string,
  request: ChatRequest,
  endpoint: Endpoint,
  omit: CallContext['omit'],
): BuiltRequest {
  const rules = modelRules(modelId);
  const plan = planOutput(request, rules, omit);
  const limit = limitOutput(request.maxOutputTokens, rules);
  const tools = convertTools(request, plan, rules, omit);
  const messages = convertMessages(request.messages, {
    provider: endpoint.name,
    withThinking: !omit.has('thinking-history'),
  });
  const thinking = resolveThinking({
    reasoning: request.reasoning,
    rules,
    maxTokens: limit.maxTokens,
    hasTools: tools.tools.length > 0,
    isForced: tools.isForced,
    hasUnthoughtCalls: hasUnthoughtCalls(messages),
    omit,
  });
  const isThinking = thinking.thinking?.type === 'enabled' || thinking.thinking?.type === 'adaptive';
  const { warnings: samplingWarnings, ...sampling } = resolveSampling({
    request,
    rules,
    version: endpoint.version,
    isThinking,
  });
  const isMarked = request.cachePrompt === true && !omit.has('cache_control');
  const { tools: serverTools, output_config: config, ...parameters } = request.parameters ?? {};
  const stop = request.stop?.filter((sequence) => sequence.trim() !== '') ?? [];
  const body = {
    model: modelId,
    max_tokens: limit.maxTokens,
    ...prompt({ system: systemBlocks(request, plan), tools: tools.tools, messages }, isMarked, serverTools),
    ...(tools.choice && { tool_choice: tools.choice }),
    ...(thinking.thinking && { thinking: thinking.thinking }),
    ...outputConfig(thinking.effort, plan, config),
    ...sampling,
    ...(stop.length > 0 && { stop_sequences: stop }),
    ...parameters,
  };
  return {
    body,
    version: endpoint.version ?? chooseVersion(body, rules),
    outputTool: plan.by === 'tool' ? plan.name : undefined,
    ownParts: findOwnParts(body, messages, isMarked),
    warnings: [
      ...limit.warnings,
      ...tools.warnings,
      ...thinking.warnings,
      ...samplingWarnings,
      ...unknownHere(request, plan, stop.length),
    ],
  };
}

function systemBlocks({ messages }: ChatRequest, plan: OutputPlan): readonly Anthropic.TextBlockParam[] {
  const asked = plan.by === 'words' && `Answer with JSON only, by this schema: ${JSON.stringify(plan.schema)}`;
  const text = [systemText(messages), asked].filter(Boolean).join('\n\n');
  return text.trim() === '' ? [] : [{ type: 'text', text }];
}

function prompt(plain: Cacheable, isMarked: boolean, serverTools: Json = []): object {
  const { system, tools, messages } = isMarked ? markCache(plain) : plain;
  const first = system[0];
  const all = [...tools, ...(Array.isArray(serverTools) ? serverTools : [])];
  return {
    ...(first && { system: isMarked ? system : first.text }),
    ...(all.length > 0 && { tools: all }),
    messages,
  };
}

function outputConfig(effort: string | undefined, plan: OutputPlan, own: Json | undefined): object {
  const config = {
    ...(effort !== undefined && { effort }),
    ...(plan.by === 'format' && { format: { type: 'json_schema', schema: plan.schema } }),
    ...Object(own),
  };
  return Object.keys(config).length > 0 ? { output_config: config } : {};
}

/** Only the old version takes sampling parameters; servers that imitate the API were made for it. */
function chooseVersion(body: object, { isClaude, sampling }: ModelRules): ApiVersion {
  const hasSampling = 'temperature' in body || 'top_p' in body || 'top_k' in body;
  return !isClaude || (hasSampling && sampling !== 'none') ? '2023-06-01' : '2026-10-21';
}

function findOwnParts(body: object, messages: readonly WireMessage[], isMarked: boolean): readonly OwnPart[] {
  const { output_config: config, thinking, tools = [] } = Object(body);
  const present: Readonly<Record<OwnPart, boolean>> = {
    'output_config.format': config?.format !== undefined,
    'output_config.effort': config?.effort !== undefined,
    'thinking.display': thinking?.display !== undefined,
    'thinking-history': messages.some(({ content }) => content.some(({ type }) => type.endsWith('thinking'))),
    strict: tools.some((tool: object) => 'strict' in tool),
    cache_control: isMarked,
  };
  const names: readonly OwnPart[] = [
    'output_config.format',
    'output_config.effort',
    'thinking.display',
    'thinking-history',
    'strict',
    'cache_control',
  ];
  return names.filter((name) => present[name]);
}

function unknownHere({ seed, logprobs, stop }: ChatRequest, plan: OutputPlan, stopsSent: number): readonly string[] {
  return [
    ...(seed === undefined ? [] : ['Claude takes no seed: it was left out']),
    ...(logprobs === undefined ? [] : ['Claude gives no log-probabilities: they were left out']),
    ...(stop && stop.length > stopsSent ? ['stop sequences of white space only were left out'] : []),
    ...(plan.by === 'words' ? ['the schema of the answer could only be asked for in words'] : []),
  ];
}
