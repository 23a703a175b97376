import type { CascadeAgentOptions } from '../agent-options.js';
import type { ModelOptions } from './model-options.js';

/** Where each model stands in a list of tiers, such as `CascadeAgent.models[1][0]`. */
export function placesOf(
  models: CascadeAgentOptions['models'],
  path: string,
): readonly (readonly [path: string, model: ModelOptions])[] {
  return models.flatMap((tier, place) => {
    const where = `${path}[${place}]`;
    // A model is no list.
    if (!Array.isArray(tier)) return [[where, tier as ModelOptions] as const];
    return tier.map((model: ModelOptions, index) => [`${where}[${index}]`, model] as const);
  });
}

/** Where each model of an agent stands in its options. */
export function modelPaths({
  models,
  opinions = [],
  domains = {},
}: CascadeAgentOptions): ReadonlyMap<ModelOptions, string> {
  const places = [
    ...Object.entries(domains).flatMap(([name, domain]) =>
      placesOf(domain.models ?? [], `CascadeAgent.domains.${name}.models`),
    ),
    ...placesOf(opinions, 'CascadeAgent.opinions'),
    ...placesOf(models, 'CascadeAgent.models'),
  ];
  // Of one that stands in several places the last one here is told.
  return new Map(places.map(([path, model]) => [model, path]));
}
