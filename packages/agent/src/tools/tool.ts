import type { StandardJsonSchema } from '@cascade/core';
import type { Awaitable } from '@cascade/core/spec';
import type { OutputOf } from '../run/output-of.js';
import type { AgentTool, ToolContext } from './tool-set.js';

/** A tool whose arguments are typed by its schema. */
export interface TypedTool<Schema extends StandardJsonSchema> extends Omit<AgentTool, 'input' | 'execute' | 'confirm'> {
  readonly input: Schema;
  readonly execute?: (input: OutputOf<Schema>, context: ToolContext) => Awaitable<unknown>;
  readonly confirm?: (input: OutputOf<Schema>) => Awaitable<boolean>;
}

/**
 * The tool as it is, with its arguments typed by its schema.
 *
 * @example
 * ```ts
 * const weather = tool({ input: z.object({ city: z.string() }), execute: ({ city }) => `It is sunny in ${city}` });
 * ```
 */
export function tool<const Schema extends StandardJsonSchema>(definition: TypedTool<Schema>): AgentTool {
  // Arguments come to it as its schema has made them.
  return definition as AgentTool;
}
