import type Anthropic from '@anthropic-ai/sdk';
import type { CallContext, ChatRequest, Tool } from '@cascade/core/spec';
import type { ModelRules } from '../model-rules.js';
import { isStrictSchema } from './close-schema.js';
import type { OutputPlan } from './plan-output.js';

export interface ConvertedTools {
  readonly tools: readonly Anthropic.Tool[];
  readonly choice: Anthropic.ToolChoice | undefined;
  /** The choice makes the model call a tool. */
  readonly isForced: boolean;
  readonly warnings: readonly string[];
}

/** More strict tools than that are refused. */
const maxStrictTools = 20;

/** The tools, the one that stands for the output among them, and which of them the model may or must call. */
export function convertTools(
  request: ChatRequest,
  plan: OutputPlan,
  rules: ModelRules,
  omit: CallContext['omit'],
): ConvertedTools {
  const { tools = [] } = request;
  const canBeStrict = rules.outputFormat && !omit.has('strict') && tools.length <= maxStrictTools;
  const own = tools.map((tool) => convertTool(tool, canBeStrict));
  const { type, name, warnings } = chooseTool(request, plan, rules);
  const single = request.parallelToolCalls === false && type !== 'none' && { disable_parallel_tool_use: true };
  const isBare = own.length === 0 && plan.by !== 'tool';
  return {
    tools: plan.by === 'tool' ? [...own, outputTool(plan)] : own,
    // The members of the union differ in nothing that is not set here.
    choice:
      isBare || (type === 'auto' && !single)
        ? undefined
        : ({ type, ...(name !== undefined && { name }), ...single } as Anthropic.ToolChoice),
    isForced: type === 'any' || type === 'tool',
    warnings,
  };
}

interface Choice {
  readonly type: Anthropic.ToolChoice['type'];
  readonly name?: string;
  readonly warnings: readonly string[];
}

function chooseTool({ tools = [], toolChoice }: ChatRequest, plan: OutputPlan, { forcedTools }: ModelRules): Choice {
  if (plan.by === 'tool') {
    const isAlone = tools.length === 0 || toolChoice === 'none';
    return isAlone ? { type: 'tool', name: plan.name, warnings: [] } : { type: 'any', warnings: [] };
  }
  if (toolChoice === undefined || toolChoice === 'auto' || tools.length === 0) return { type: 'auto', warnings: [] };
  if (toolChoice === 'none') return { type: 'none', warnings: [] };
  if (!forcedTools) {
    return { type: 'auto', warnings: ['this model cannot be made to call a tool: the choice was left to it'] };
  }
  return toolChoice === 'required'
    ? { type: 'any', warnings: [] }
    : { type: 'tool', name: toolChoice.name, warnings: [] };
}

function convertTool({ name, description, inputSchema }: Tool, canBeStrict: boolean): Anthropic.Tool {
  return {
    name,
    ...(description !== undefined && { description }),
    input_schema: { ...Object(inputSchema), type: 'object' },
    ...(canBeStrict && isStrictSchema(inputSchema) && { strict: true }),
  };
}

function outputTool({ name, schema }: Extract<OutputPlan, { by: 'tool' }>): Anthropic.Tool {
  return {
    name,
    description: 'Give the answer by calling this tool, once.',
    input_schema: { ...Object(schema), type: 'object' },
  };
}
