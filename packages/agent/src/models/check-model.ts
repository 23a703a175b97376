import { ConfigurationError } from '@cascade/core';
import { assertKnown, assertNumbers } from '../assert-options.js';
import { complexityNames } from '../class-names.js';
import type { ModelOptions } from './model-options.js';

const known: Readonly<Record<keyof ModelOptions, true>> = {
  name: true,
  provider: true,
  cost: true,
  price: true,
  alias: true,
  baseUrl: true,
  apiKey: true,
  keyRotation: true,
  parameters: true,
  cacheControl: true,
  region: true,
  timeouts: true,
  supportsTools: true,
  limits: true,
  retry: true,
  cooldown: true,
  weight: true,
  tags: true,
  speedMs: true,
  embedding: true,
};
const rotations = ['round-robin', 'least-used', 'random'];
const efforts = ['low', 'medium', 'high'];

/**
 * What is wrong with a model before anything is loaded. What belongs to its entry is checked by the cascade.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function checkModel(model: unknown, path: string): asserts model is ModelOptions {
  assertKnown(path, model, known);
  const { name, provider, cost, speedMs, weight, keyRotation, apiKey, parameters, ...others } = Object(model);
  if (!isText(name)) {
    throw new ConfigurationError(`${path}.name must be the vendor's name of a model, such as "gpt-4o-mini"`);
  }
  const isProvider = typeof provider === 'object' && provider !== null && typeof provider.chat === 'function';
  if (!isProvider && !isText(provider)) {
    throw new ConfigurationError(`${path}.provider must be a name such as "openai", or a provider`);
  }
  if (cost !== undefined && !(typeof cost === 'number' && cost >= 0)) {
    throw new ConfigurationError(`${path}.cost must be a number of dollars per 1,000 tokens, at least 0`);
  }
  if (cost !== undefined && others.price !== undefined) {
    throw new ConfigurationError(`${path} has both cost and price: give one of them`);
  }
  assertNumbers(path, { speedMs, weight }, 0);
  if (keyRotation !== undefined) assertOneOf(`${path}.keyRotation`, keyRotation, rotations);
  // What was given may be a key: it is not shown.
  const keys = [apiKey ?? 'none'].flat();
  if (keys.length === 0 || !keys.every(isText)) {
    throw new ConfigurationError(`${path}.apiKey must be a key, or a list of at least one key, none of them empty`);
  }
  for (const option of ['alias', 'baseUrl', 'region']) {
    if (others[option] === undefined || isText(others[option])) continue;
    throw new ConfigurationError(`${path}.${option} must be a text that is not empty`);
  }
  for (const option of ['cacheControl', 'supportsTools', 'embedding']) {
    if (others[option] === undefined || typeof others[option] === 'boolean') continue;
    throw new ConfigurationError(`${path}.${option} must be true or false`);
  }
  checkReasoning(Object(parameters).reasoning, `${path}.parameters.reasoning`);
}

/** The form with `from`; the other one is the cascade's. */
function checkReasoning(reasoning: unknown, path: string): void {
  if (typeof reasoning !== 'object' || reasoning === null) return;
  assertKnown(path, reasoning, { effort: true, from: true });
  const { effort, from }: { effort?: unknown; from?: unknown } = reasoning;
  assertOneOf(`${path}.effort`, effort, efforts);
  assertOneOf(`${path}.from`, from, complexityNames);
}

function assertOneOf(path: string, value: unknown, words: readonly string[]): void {
  if (typeof value === 'string' && words.includes(value)) return;
  throw new ConfigurationError(`${path} must be one of ${words.join(', ')}`);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
