import type { KeySource } from './keys/key-source.js';
import type { ProviderPlan } from './layers/merge-providers.js';
import type { ProviderPool } from './providers/provider-pool.js';
import { principalProviders, vendorOf } from './providers/vendors.js';

/** A provider, for people. Never a key. */
export interface ProviderDescription {
  readonly name: string;
  /** `openai`, `anthropic`, `groq`, ..., or the name of a third party's package. */
  readonly type: string;
  /** The file that sets it up; absent for those that are there by themselves. */
  readonly file?: string;
  /** Scheme, host and port that its key is sent to. Absent when its package cannot be loaded. */
  readonly origin?: string;
  readonly key?: KeySource;
  /** Why it cannot be used. */
  readonly problem?: string;
}

/** All providers, those that a file mentions first. Loads their packages and asks the keyring for each. */
export async function describeProviders(
  providers: ReadonlyMap<string, ProviderPlan>,
  pool: ProviderPool,
): Promise<readonly ProviderDescription[]> {
  // The others are there as well, but nobody needs to read of them all.
  const plans = [...providers.values()].filter(
    ({ name, place }) => place !== undefined || principalProviders.has(name),
  );
  const sorted = plans.toSorted((one, other) => Number(one.place === undefined) - Number(other.place === undefined));
  return Promise.all(sorted.map((plan) => describe(plan, pool)));
}

async function describe(plan: ProviderPlan, pool: ProviderPool): Promise<ProviderDescription> {
  const { type, package: packageName = '' } = plan.settings;
  const base = {
    name: plan.name,
    type: type === undefined ? packageName : vendorOf(type),
    ...(plan.place && { file: plan.place.document.path }),
  };
  try {
    const { provider, findKey } = await pool(plan);
    return { ...base, origin: provider.origin, key: (await findKey()).source };
  } catch (error) {
    return { ...base, problem: error instanceof Error ? error.message : String(error) };
  }
}
