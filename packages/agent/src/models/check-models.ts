import { canonicalProviderName } from '@cascade/config/names';
import { ConfigurationError } from '@cascade/core';
import type { CascadeAgentOptions } from '../agent-options.js';
import { checkModel } from './check-model.js';
import { isVendor } from './is-vendor.js';
import type { ModelOptions } from './model-options.js';

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
  assertDistinct([...models.flat(), ...opinions], path);
}

/** As far as it is known what an entry will be called: what somebody else's provider says of itself, it says later. */
function assertDistinct(models: readonly ModelOptions[], path: string): void {
  const seen = new Set<string>();
  for (const { alias, provider, name } of models) {
    const key = alias ?? (isVendor(provider) ? `${canonicalProviderName(provider)}/${name}` : undefined);
    if (key === undefined) continue;
    if (seen.has(key)) {
      throw new ConfigurationError(
        `${path}: two models (opinions are among them) are called "${key}"; give one of them an \`alias\``,
      );
    }
    seen.add(key);
  }
}
