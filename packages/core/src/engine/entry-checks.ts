import { ConfigurationError } from '../errors/configuration-error.js';
import {
  type Check,
  either,
  hasOptions,
  isBoolean,
  isFunction,
  isInteger,
  isListOf,
  isNumber,
  isObject,
  isOneOf,
  isText,
} from '../util/check-options.js';
import type { EntryOptions } from './cascade-options.js';
import { limitChecks } from './governance-checks.js';

export const areTags: Check = (value, path) => {
  if (isObject(value, path) !== undefined) return 'an object of texts';
  const texts = Object.entries(Object(value)).flat();
  const areFit = texts.length <= 40 && texts.every((text) => typeof text === 'string' && text.length <= 200);
  return areFit ? undefined : 'an object of at most 20 texts of at most 200 characters';
};

const isDelays: Check = (value) =>
  Array.isArray(value) && value.length <= 20 && value.every((item) => typeof item === 'number' && item >= 0)
    ? undefined
    : 'a list of at most 20 waits in milliseconds';

export const retryChecks = {
  delaysMs: isDelays,
  jitter: isNumber(0, 1),
  patienceMs: isNumber(0),
  maxWaitMs: isNumber(0),
  change: hasOptions({ temperature: isNumber(0, 2), maxOutputTokens: isInteger(1) }),
} as const;

export const cooldownChecks = {
  baseMs: isNumber(1),
  maxMs: isNumber(1),
  afterFailures: isInteger(1),
  windowMs: isNumber(1),
} as const;

const entryTimeoutChecks = { firstContentMs: isNumber(0), idleMs: isNumber(0), attemptMs: isNumber(0) };

export const timeoutChecks = { ...entryTimeoutChecks, runMs: isNumber(0), gateMs: isNumber(0) };

const rateChecks = {
  inputPer1M: isNumber(0),
  outputPer1M: isNumber(0),
  cacheReadPer1M: isNumber(0),
  cacheWritePer1M: isNumber(0),
  cacheWrite1hPer1M: isNumber(0),
};

const bothRates = ['inputPer1M', 'outputPer1M'];

export const isPrice = hasOptions(
  {
    ...rateChecks,
    isBlended: isBoolean,
    steps: isListOf(
      hasOptions({ ...rateChecks, aboveInputTokens: isNumber(0) }, [...bothRates, 'aboveInputTokens']),
      'steps with `aboveInputTokens` and their rates',
    ),
  },
  bothRates,
);

/** What both an entry and a conversation may ask of a model. */
export const parameterChecks = {
  maxOutputTokens: isInteger(1),
  temperature: isNumber(0, 2),
  topP: isNumber(0, 1),
  stop: isListOf(isText, 'texts that are not empty'),
  seed: isInteger(Number.MIN_SAFE_INTEGER),
  reasoning: isOneOf('off', 'low', 'medium', 'high'),
  logprobs: isInteger(0, 20),
  cachePrompt: isBoolean,
  parameters: isObject,
};

/** What was given may be a key: it is not shown. Whoever wants to call without one leaves `keys` out, or gives a function. */
const areKeys: Check = (value, path) => {
  const isKey = (key: unknown): boolean => typeof key === 'string' && key.trim() !== '';
  if (typeof value === 'function' || (Array.isArray(value) && value.length > 0 && value.every(isKey))) return undefined;
  throw new ConfigurationError(`${path} must be a list of at least one key, none of them empty, or a function`);
};

/** What the options of an entry may be. */
export const entryChecks: Readonly<Record<keyof EntryOptions, Check>> = {
  model: isObject,
  alias: isText,
  capabilities: hasOptions({
    tools: isBoolean,
    images: isBoolean,
    jsonSchema: isBoolean,
    logprobs: isBoolean,
    streaming: isBoolean,
    contextTokens: isInteger(1),
    maxOutputTokens: isInteger(1),
  }),
  parameters: hasOptions(parameterChecks),
  price: either(isFunction, isPrice),
  keys: areKeys,
  keyPool: isObject,
  fetch: isFunction,
  timeouts: hasOptions(entryTimeoutChecks),
  retry: hasOptions(retryChecks),
  cooldown: hasOptions(cooldownChecks),
  tags: areTags,
  limits: hasOptions(limitChecks),
  weight: isNumber(0),
  latencyMs: isNumber(0),
};
