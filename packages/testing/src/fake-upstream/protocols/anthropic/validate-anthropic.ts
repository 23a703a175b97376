import type { IncomingRequest } from '../../incoming-request.js';
import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import type { ReadContext, WireFailure } from '../../protocol.js';
import { findAnthropicSchemaProblem } from './anthropic-schema.js';
import { readClaudeModel } from './claude-model.js';
import { validateAnthropicMessages } from './validate-anthropic-messages.js';

const knownParameters = new Set([
  ...[
    'cache_control',
    'container',
    'context_management',
    'inference_geo',
    'max_tokens',
    'mcp_servers',
    'messages',
    'metadata',
  ],
  ...[
    'model',
    'output_config',
    'service_tier',
    'speed',
    'stop_sequences',
    'stream',
    'system',
    'temperature',
    'thinking',
  ],
  ...['tool_choice', 'tools', 'top_k', 'top_p', 'betas', 'fallbacks', 'user_profile_id'],
]);

const samplingVersion = '2026-10-21';

/** A 400 in Anthropic's words. */
export function refuseAnthropic(message: string): WireFailure {
  return { kind: 'bad-request', message };
}

/** Refuses what the Messages API refuses. */
export function validateAnthropic(incoming: IncomingRequest, context: ReadContext): WireFailure | undefined {
  return (
    validateBasics(incoming) ??
    validateSampling(incoming) ??
    validateThinking(incoming) ??
    validateTools(incoming) ??
    validateOutputConfig(incoming) ??
    validateAnthropicMessages(incoming, context)
  );
}

function validateBasics({ body, model, isUnknownModel }: IncomingRequest): WireFailure | undefined {
  if (model === '') return refuseAnthropic('model: Field required');
  if (body.max_tokens === undefined) return refuseAnthropic('max_tokens: Field required');
  const maxTokens = numberOf(body.max_tokens);
  if (maxTokens === undefined || !Number.isInteger(maxTokens))
    return refuseAnthropic('max_tokens: Input should be a valid integer');
  if (maxTokens < 0) return refuseAnthropic('max_tokens: Input should be greater than or equal to 0');
  const unknown = Object.keys(body).find((name) => !knownParameters.has(name));
  if (unknown !== undefined) return refuseAnthropic(`${unknown}: Extra inputs are not permitted`);
  if (isUnknownModel(model)) return { kind: 'model-not-found', message: `model: ${model}` };
  const system = arrayOf(body.system).map(objectOf);
  if (system.some((block) => block.text === ''))
    return refuseAnthropic('system: text content blocks must be non-empty');
  const breakpoints = JSON.stringify(body).split('"cache_control":{').length - 1;
  return breakpoints > 4
    ? refuseAnthropic(`A maximum of 4 blocks with cache_control may be provided. Found ${breakpoints}.`)
    : undefined;
}

function validateSampling({ body, headers, model }: IncomingRequest): WireFailure | undefined {
  const given = ['temperature', 'top_p', 'top_k'].filter((name) => body[name] !== undefined);
  if (String(headers['anthropic-version']) >= samplingVersion && given[0] !== undefined)
    return refuseAnthropic(`${given[0]}: Extra inputs are not permitted`);
  const temperature = numberOf(body.temperature);
  if (temperature !== undefined && (temperature < 0 || temperature > 1))
    return refuseAnthropic(`temperature: range: 0..1`);
  if (!readClaudeModel(model).refusesSampling) return undefined;
  const neutral = { temperature: temperature === 1, top_p: (numberOf(body.top_p) ?? 1) >= 0.99, top_k: false };
  const refused = given.find((name) => !neutral[name as keyof typeof neutral]);
  return refused === undefined ? undefined : refuseAnthropic(`\`${refused}\` is deprecated for this model.`);
}

function validateThinking({ body, model }: IncomingRequest): WireFailure | undefined {
  const thinking = objectOf(body.thinking);
  const claude = readClaudeModel(model);
  if (thinking.type === 'disabled' && claude.alwaysThinks)
    return refuseAnthropic('"thinking.type.disabled" is not supported for this model.');
  if (thinking.type !== 'enabled') return undefined;
  if (claude.refusesSampling)
    return refuseAnthropic(
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
    );
  const budget = numberOf(thinking.budget_tokens);
  if (budget === undefined) return refuseAnthropic('thinking.enabled.budget_tokens: Field required');
  if (budget < 1_024)
    return refuseAnthropic('thinking.enabled.budget_tokens: Input should be greater than or equal to 1024');
  if (budget >= (numberOf(body.max_tokens) ?? 0))
    return refuseAnthropic('`max_tokens` must be greater than `thinking.budget_tokens`.');
  const choice = objectOf(body.tool_choice).type;
  if (choice === 'any' || choice === 'tool')
    return refuseAnthropic('Thinking may not be enabled when tool_choice forces tool use.');
  return numberOf(body.temperature) === undefined || body.temperature === 1
    ? undefined
    : refuseAnthropic('`temperature` may only be set to 1 when thinking is enabled.');
}

function validateTools({ body }: IncomingRequest): WireFailure | undefined {
  const tools = arrayOf(body.tools).map(objectOf);
  for (const [index, tool] of tools.entries()) {
    // Server tools have a dated type and no schema of their own.
    if (tool.type !== undefined && tool.type !== 'custom') continue;
    if (!/^[a-zA-Z0-9_-]{1,128}$/u.test(stringOf(tool.name) ?? ''))
      return refuseAnthropic(`tools.${index}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`);
    if (tool.input_schema === undefined) return refuseAnthropic(`tools.${index}.custom.input_schema: Field required`);
    if (objectOf(tool.input_schema).type !== 'object')
      return refuseAnthropic(`tools.${index}.custom.input_schema.type: Field required`);
  }
  const choice = objectOf(body.tool_choice);
  if (tools.length === 0 && choice.type !== undefined && choice.type !== 'none')
    return refuseAnthropic('tool_choice: may only be specified while providing tools.');
  if (choice.type === 'tool' && !tools.some((tool) => tool.name === choice.name))
    return refuseAnthropic(`Tool '${String(choice.name)}' not found in provided tools`);
  return typeof body.tool_choice === 'string'
    ? refuseAnthropic('tool_choice: Input should be a valid dictionary')
    : undefined;
}

function validateOutputConfig({ body }: IncomingRequest): WireFailure | undefined {
  const config = objectOf(body.output_config);
  const efforts = ['low', 'medium', 'high', 'xhigh', 'max'];
  if (config.effort !== undefined && !efforts.includes(String(config.effort)))
    return refuseAnthropic(`output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'`);
  const format = objectOf(config.format);
  if (config.format === undefined || config.format === null) return undefined;
  if (format.type !== 'json_schema') return refuseAnthropic("output_config.format.type: Input should be 'json_schema'");
  const problem = findAnthropicSchemaProblem(format.schema);
  return problem === undefined ? undefined : refuseAnthropic(`output_config.format.schema: ${problem}`);
}
