import { type KeyPool, keyPool } from '@cascade/core';
import { MissingKeyError, once } from '@cascade/core/provider-kit';
import type { Provider } from '@cascade/core/spec';
import { findKeys, type KeyPlaces } from '../keys/find-key.js';
import type { FoundKeys } from '../keys/key-source.js';
import type { ProviderPlan } from '../layers/merge-providers.js';
import { type LoadProviderOptions, loadProvider } from './load-provider.js';

/** A provider in use: its package and its key are fetched at the first need, once. */
export interface LoadedProvider {
  readonly plan: ProviderPlan;
  readonly provider: Provider;
  /** Asks keyring, the user's own file and environment. */
  findKeys(): Promise<FoundKeys>;
  /** @throws MissingKeyError when a key is needed and there is none */
  keys(): Promise<readonly string[]>;
  /** Which of several keys is tried first; absent: in their order. */
  readonly keyPool: KeyPool | undefined;
}

export type ProviderPool = (plan: ProviderPlan) => Promise<LoadedProvider>;

/** Makes every provider at its first use, once; once more for an entry that has an address or a key of its own. */
export function createProviderPool(options: LoadProviderOptions, places: KeyPlaces): ProviderPool {
  const pool = new Map<string, () => Promise<LoadedProvider>>();
  return (plan) => {
    const { baseUrl, apiKeyEnv, apiKeyService } = plan.settings;
    const id = JSON.stringify([plan.name, baseUrl, apiKeyEnv, apiKeyService]);
    const known = pool.get(id);
    if (known !== undefined) return known();
    const load = once(async () => withKeys(plan, await loadProvider(plan, options), places));
    pool.set(id, load);
    return load();
  };
}

function withKeys(plan: ProviderPlan, provider: Provider, places: KeyPlaces): LoadedProvider {
  const find = once(async () => {
    const found = await findKeys(plan, provider, places);
    for (const key of found.keys) places.secrets.add(key);
    return found;
  });
  return {
    plan,
    provider,
    findKeys: find,
    keyPool: poolOf(plan.settings.keyPool),
    async keys() {
      const { keys, source } = await find();
      if (source.from === 'none' && source.isRequired) {
        throw new MissingKeyError(`No API key for ${plan.name}: ${source.help}`);
      }
      return keys;
    },
  };
}

function poolOf(choice: ProviderPlan['settings']['keyPool'] = 'round_robin'): KeyPool | undefined {
  if (choice === 'in_order') return undefined;
  return keyPool(choice === 'random' ? 'random' : choice === 'least_used' ? 'least-used' : 'round-robin');
}
