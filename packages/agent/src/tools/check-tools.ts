import { checkValue } from '@cascade/core';
import { type Check, isFunction, isText } from '@cascade/core/provider-kit';
import { assertKnown, assertOptions } from '../assert-options.js';
import type { AgentTool } from './tool-set.js';

const isInput: Check = (input) => {
  const { jsonSchema, '~standard': standard } = Object(input);
  const isSchema = typeof jsonSchema === 'object' && jsonSchema !== null;
  const isStandard = typeof Object(standard?.jsonSchema).input === 'function';
  return isSchema || isStandard ? undefined : 'a Standard Schema with a JSON schema, or { jsonSchema }';
};

/** 0 and Infinity are no limit. */
const isLimit: Check = (value) => (typeof value === 'number' && value >= 0 ? undefined : 'a number of at least 0');

const checks: Readonly<Record<keyof AgentTool, Check>> = {
  description: isText,
  input: isInput,
  execute: isFunction,
  confirm: isFunction,
  risk: isText,
  timeoutMs: isLimit,
};

/** @throws ConfigurationError that names tool, option, value and fix */
export function checkTools(tools: unknown, path: string): void {
  assertKnown(path, tools, Object(tools));
  for (const [name, tool] of Object.entries(Object(tools))) {
    assertOptions(`${path}.${name}`, tool, checks);
    checkValue(`${path}.${name}.input`, Object(tool).input ?? null, isInput);
  }
}
