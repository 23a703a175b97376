import { canonicalProviderName } from '@cascade/config/names';
import type { CascadeAgentOptions } from '../agent-options.js';
import { tiersOf } from '../build-options.js';
import type { ModelOptions } from '../models/model-options.js';
import { matchesGlob } from './matches-glob.js';
import type { AppliedPolicy } from './policy.js';

/** Models of all tiers, those of domains too. */
export function allModels({ models, domains = {} }: CascadeAgentOptions): readonly ModelOptions[] {
  const lists = [models, ...Object.values(domains).map((domain) => domain.models)];
  return lists.flatMap((list) => (list === undefined ? [] : tiersOf({ models: list }).flat()));
}

/** Whether a glob names the model: by its alias, by `provider/name` as written or as the vendor is called, or by its name. */
export function isModel({ alias, provider, name }: ModelOptions, glob: string): boolean {
  const vendors = typeof provider === 'string' ? [provider, canonicalProviderName(provider)] : [provider.name];
  const known = [alias, ...vendors.map((vendor) => `${vendor}/${name}`), name];
  return known.some((each) => each !== undefined && matchesGlob(glob, each));
}

/** Every policy that names models names this one. */
export function isAllowed(model: ModelOptions, policies: readonly AppliedPolicy[]): boolean {
  return policies.every(
    ({ policy: { models } }) => models === undefined || models.some((glob) => isModel(model, glob)),
  );
}
