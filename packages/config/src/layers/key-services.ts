import { type CascadePlan, entriesOf } from './merge-cascades.js';
import type { ProviderPlan } from './merge-providers.js';

/** The names of keys in a keyring that providers and entries give beside their own, each once. */
export function keyServices(
  providers: ReadonlyMap<string, ProviderPlan>,
  cascades: ReadonlyMap<string, CascadePlan>,
): readonly string[] {
  const ofProviders = [...providers.values()].map(({ settings }) => settings.apiKeyService);
  const ofEntries = [...cascades.values()].flatMap(({ settings }) =>
    [...entriesOf(settings), ...(settings.opinions ?? [])].map(({ value }) => value.apiKeyService),
  );
  return [...new Set([...ofProviders, ...ofEntries])].filter((name) => name !== undefined);
}
