import { ConfigurationError } from '@cascade/core';
import type { CascadeAgentOptions } from '../agent-options.js';
import { checkModel } from './check-model.js';
import { isVendor } from './is-vendor.js';
import { modelKey } from './model-key.js';
import type { ModelOptions } from './model-options.js';
import { placesOf } from './model-paths.js';

/** @throws ConfigurationError for what is no model, and for two that would go by one key */
export function checkModels({ models, opinions = [], domains = {} }: CascadeAgentOptions): void {
  if (!Array.isArray(opinions)) throw new ConfigurationError('CascadeAgent.opinions must be a list of models');
  for (const [place, model] of opinions.entries()) checkModel(model, `CascadeAgent.opinions[${place}]`);
  checkTiers(models, 'CascadeAgent.models', opinions);
  for (const [name, domain] of Object.entries(Object(domains))) {
    const own: unknown = Object(domain).models;
    if (own !== undefined) checkTiers(own, `CascadeAgent.domains.${name}.models`, opinions);
  }
}

function checkTiers(models: unknown, path: string, opinions: readonly ModelOptions[]): void {
  if (!Array.isArray(models) || models.length === 0) {
    throw new ConfigurationError(`${path} must be a list of at least one model, from cheap to dear`);
  }
  for (const [place, tier] of models.entries()) {
    const list: readonly unknown[] = [tier].flat();
    if (list.length === 0) throw new ConfigurationError(`${path}[${place}] must not be empty`);
    for (const [index, model] of list.entries()) {
      const where = `${path}[${place}]${Array.isArray(tier) ? `[${index}]` : ''}`;
      checkModel(model, where);
      if (model.embedding) throw new ConfigurationError(`${where}.embedding: such a model belongs among \`opinions\``);
    }
  }
  assertDistinct(new Map([...placesOf(models, path), ...placesOf(opinions, 'CascadeAgent.opinions')]));
}

/** As far as it is known what an entry will be called: what a provider of one's own says of its models, it says later. */
function assertDistinct(models: ReadonlyMap<string, ModelOptions>): void {
  const seen = new Map<string, ModelOptions>();
  for (const [path, model] of models) {
    const key = modelKey(model);
    const other = seen.get(key);
    if (other !== undefined && ((isNamed(model) && isNamed(other)) || isSame(model, other))) {
      throw new ConfigurationError(
        `${path}: two models (opinions are among them) are called "${key}"; give one of them an \`alias\``,
      );
    }
    seen.set(key, model);
  }
}

/** Its key is known. */
function isNamed({ alias, provider }: ModelOptions): boolean {
  return alias !== undefined || isVendor(provider);
}

/** Whatever the provider calls its model, it calls it so twice. */
function isSame(one: ModelOptions, other: ModelOptions): boolean {
  const isUnnamed = one.alias === undefined && other.alias === undefined;
  return isUnnamed && one.provider === other.provider && one.baseUrl === other.baseUrl;
}
