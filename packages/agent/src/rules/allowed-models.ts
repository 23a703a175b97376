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

/** Whether a glob names the model: by its alias, by `provider/name`, or by its name. */
export function isModel({ alias, provider, name }: ModelOptions, glob: string): boolean {
  const vendor = typeof provider === 'string' ? provider : provider.name;
  return [alias, `${vendor}/${name}`, name].some((known) => known !== undefined && matchesGlob(glob, known));
}

/** Every policy that names models names this one. */
export function isAllowed(model: ModelOptions, policies: readonly AppliedPolicy[]): boolean {
  return policies.every(
    ({ policy: { models } }) => models === undefined || models.some((glob) => isModel(model, glob)),
  );
}
