import { ConfigurationError, checkValue, hasOptions, optionChecks } from '@cascade/core';
import { type Check, isBoolean, isOneOf } from '@cascade/core/provider-kit';
import { complexities } from '@cascade/quality/options';
import { assertOptions } from '../assert-options.js';
import { isVendor } from './is-vendor.js';
import type { ModelOptions } from './model-options.js';
import { isProvider } from './provider-registry.js';

const { entry } = optionChecks;

const isFullText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isText: Check = (value) => (isFullText(value) ? undefined : 'a text that is not empty');
const isName: Check = (value) =>
  isFullText(value) ? undefined : `the vendor's name of a model, such as "gpt-4o-mini"`;
const isCost: Check = (value) =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value)
    ? undefined
    : 'a number of dollars per 1,000 tokens, at least 0';

/** What was given may be a key, or hold one: it is not shown. */
const isProviderOption: Check = (value, path) => {
  if (isFullText(value) || isProvider(value)) return undefined;
  throw new ConfigurationError(`${path} must be a name such as "openai", or a provider`);
};
const isAddressOption: Check = (value, path) => {
  if (isFullText(value)) return undefined;
  throw new ConfigurationError(`${path} must be an address, as a text`);
};
const isKeys: Check = (value, path) => {
  const keys = [value].flat();
  if (keys.length > 0 && keys.every(isFullText)) return undefined;
  throw new ConfigurationError(`${path} must be a key, or a list of at least one key, none of them empty`);
};
const isFrom = hasOptions({ effort: isOneOf('low', 'medium', 'high'), from: isOneOf(...complexities) }, [
  'effort',
  'from',
]);

/** As those of an entry; `reasoning` may begin with a complexity. */
const areParameters: Check = (value, path) => {
  const { reasoning, ...others } = Object(value);
  if (typeof reasoning !== 'object' || reasoning === null) return entry.parameters(value, path);
  checkValue(`${path}.reasoning`, reasoning, isFrom);
  return entry.parameters(others, path);
};

const checks: Readonly<Record<keyof ModelOptions, Check>> = {
  name: isName,
  provider: isProviderOption,
  cost: isCost,
  price: entry.price,
  alias: isText,
  baseUrl: isAddressOption,
  apiKey: isKeys,
  keyRotation: isOneOf('round-robin', 'least-used', 'random'),
  parameters: areParameters,
  cacheControl: isBoolean,
  region: isText,
  timeouts: entry.timeouts,
  supportsTools: isBoolean,
  limits: entry.limits,
  retry: entry.retry,
  cooldown: entry.cooldown,
  weight: entry.weight,
  tags: entry.tags,
  speedMs: entry.latencyMs,
  embedding: isBoolean,
};

/**
 * What is wrong with a model before anything is loaded.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function checkModel(model: unknown, path: string): asserts model is ModelOptions {
  assertOptions(path, model, checks);
  for (const required of ['name', 'provider'] as const) {
    const expected = checks[required](Object(model)[required], `${path}.${required}`);
    if (expected !== undefined) throw new ConfigurationError(`${path}.${required} must be ${expected}`);
  }
  const { baseUrl, provider, cost, price, keyRotation, apiKey } = Object(model);
  if (cost !== undefined && price !== undefined) {
    throw new ConfigurationError(`${path} has both cost and price: give one of them`);
  }
  if (keyRotation !== undefined && !Array.isArray(apiKey)) {
    throw new ConfigurationError(`${path}.keyRotation does nothing without several keys: give \`apiKey\` a list`);
  }
  if (baseUrl !== undefined && typeof provider !== 'string') {
    throw new ConfigurationError(
      `${path}.baseUrl does nothing beside a provider object: give the provider the address`,
    );
  }
  // What a factory of the user's own does with it is its affair.
  if (baseUrl === undefined || !isVendor(provider) || isAddress(baseUrl)) return;
  throw new ConfigurationError(`${path}.baseUrl must be an address such as https://api.openai.com/v1`);
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol);
}
