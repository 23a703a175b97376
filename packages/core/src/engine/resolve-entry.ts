import { ConfigurationError } from '../errors/configuration-error.js';
import { defaultCooldown } from '../policy/rest.js';
import { defaultRetry } from '../policy/retry.js';
import { defaultTimeouts } from '../policy/timeouts.js';
import { once } from '../provider-kit/once.js';
import type { ChatModel } from '../spec/chat-model.js';
import type { EmbeddingModel } from '../spec/embedding-model.js';
import type { Price } from '../spec/price.js';
import {
  type Check,
  checkOptions,
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
import { keyId } from '../util/key-id.js';
import { merge } from '../util/merge.js';
import type { CascadeOptions, EntryInput, EntryOptions } from './cascade-options.js';
import { limitChecks } from './governance-checks.js';
import type { Entry, KeyRef } from './resolved-cascade.js';

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

const isPrice = hasOptions(
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

/** Prices that change are only known when they are asked for: one that makes no sense is not known. */
function soundPrice(price: (atMs: number) => Price | undefined, atMs: number): Price | undefined {
  try {
    const found = price(atMs);
    return isPrice(found, '') === undefined ? found : undefined;
  } catch {
    return undefined;
  }
}

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

const entryChecks = {
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

/** An entry with the cascade's and the general defaults filled in. */
export function resolveEntry(input: EntryInput, path: string, cascade: CascadeOptions): Entry {
  const options = isModel(input) ? { model: input } : input;
  checkOptions(path, options, entryChecks);
  const { model, price } = options;
  if (!isModel(model)) {
    throw new ConfigurationError(`${path}.model must be a model of a provider package`);
  }
  return {
    key: options.alias ?? `${model.provider}/${model.modelId}`,
    provider: model.provider,
    modelId: model.modelId,
    origin: model.origin,
    chat: 'doGenerate' in model ? model : undefined,
    embedding: 'doEmbed' in model ? model : undefined,
    capabilities: { ...('capabilities' in model && model.capabilities), ...options.capabilities },
    parameters: options.parameters,
    priceAt: typeof price === 'function' ? (atMs) => soundPrice(price, atMs) : () => price,
    ...keyLoader(options),
    keyPool: options.keyPool,
    secrets: model.secrets ?? [],
    fetch: options.fetch,
    timeouts: merge(defaultTimeouts, cascade.timeouts, options.timeouts),
    retry: merge(defaultRetry, cascade.retry, options.retry),
    cooldown: merge(defaultCooldown, cascade.cooldown, options.cooldown),
    tags: options.tags ?? {},
    limits: options.limits,
    weight: options.weight ?? 1,
    latencyMs: options.latencyMs,
    omit: new Set(),
  };
}

function keyLoader({ keys, model }: EntryOptions): Pick<Entry, 'loadKeys' | 'knownKeys'> {
  let known: readonly KeyRef[] | undefined;
  const loadKeys = once(async () => {
    const found = typeof keys === 'function' ? await keys() : (keys ?? (await model.keys?.()) ?? []);
    known = await Promise.all(found.map(async (key) => ({ key, id: await keyId(key) })));
    return known;
  });
  return { loadKeys, knownKeys: () => known };
}

function isModel(value: unknown): value is ChatModel | EmbeddingModel {
  return typeof value === 'object' && value !== null && 'specificationVersion' in value && 'modelId' in value;
}
