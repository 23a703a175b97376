import type { CallContext, ChatRequest, Json } from '@cascade/core/spec';
import type { ModelRules } from '../model-rules.js';
import { closeSchema, hasOpenObject } from './close-schema.js';

/** How a JSON answer is asked for. */
export type OutputPlan =
  | { readonly by: 'format'; readonly schema: Json }
  /** A tool that the model must call; its input is the answer. */
  | { readonly by: 'tool'; readonly name: string; readonly schema: Json }
  /** In words, where nothing better is left. */
  | { readonly by: 'words'; readonly schema: Json }
  | { readonly by: 'none' };

/** Constrained output where the model has it and the schema allows it, else a forced tool, else words. */
export function planOutput(
  { output, tools = [], toolChoice }: ChatRequest,
  { outputFormat, forcedTools }: ModelRules,
  omit: CallContext['omit'],
): OutputPlan {
  if (output === undefined) return { by: 'none' };
  const { name, jsonSchema: schema } = output;
  const canForce = forcedTools && Object(schema).type === 'object' && typeof toolChoice !== 'object';
  const canConstrain = outputFormat && !omit.has('output_config.format');
  if (canConstrain && !(canForce && hasOpenObject(schema))) return { by: 'format', schema: closeSchema(schema) };
  if (!canForce) return { by: 'words', schema };
  return { by: 'tool', name: tools.some((tool) => tool.name === name) ? `${name.slice(0, 57)}_answer` : name, schema };
}
