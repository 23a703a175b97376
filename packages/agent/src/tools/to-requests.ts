import { ConfigurationError } from '@cascade/core';
import type { Json, Tool } from '@cascade/core/spec';
import type { AgentTool, ToolSet } from './tool-set.js';

/** The tools as models are told of them. */
export function toRequests(tools: ToolSet): readonly Tool[] {
  return Object.entries(tools).map(([name, tool]) => ({
    name,
    ...(tool.description !== undefined && { description: tool.description }),
    inputSchema: jsonSchemaOf(name, tool),
    ...(tool.risk !== undefined && { risk: tool.risk }),
  }));
}

function jsonSchemaOf(name: string, { input }: AgentTool): Json {
  if (typeof input === 'object' && input !== null) {
    if ('jsonSchema' in input && typeof input.jsonSchema === 'object') return input.jsonSchema;
    // Plain data, by the standard.
    if ('~standard' in input) return input['~standard'].jsonSchema.input({ target: 'draft-2020-12' }) as Json;
  }
  throw new ConfigurationError(`tools.${name}.input must be a Standard Schema with a JSON schema, or { jsonSchema }`);
}
