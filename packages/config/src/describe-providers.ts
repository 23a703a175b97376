import { keyId } from '@cascade/core/provider-kit';
import type { KeySource } from './keys/key-source.js';
import { maskKey } from './keys/mask-key.js';
import type { ProviderPlan } from './layers/merge-providers.js';
import type { ProviderPool } from './providers/provider-pool.js';
import { principalProviders, vendorOf } from './providers/vendors.js';

/** A key as it may be shown. */
export interface KeyDescription {
  /** First 8 hex digits of its SHA-256: its name in cooldowns and messages. */
  readonly id: string;
  /** First and last characters; of a short one nothing. */
  readonly masked: string;
}

/** A provider, for people. Never a key. */
export interface ProviderDescription {
  readonly name: string;
  /** `openai`, `anthropic`, `groq`, ..., or the name of a third party's package. */
  readonly type: string;
  /** The file that sets it up; absent for those that are there by themselves. */
  readonly file?: string;
  /** Scheme, host and port that its key is sent to. Absent when its package cannot be loaded. */
  readonly origin?: string;
  /** Its `model` in the files. */
  readonly model?: string;
  readonly key?: KeySource;
  /** Those that were found; several are a pool. */
  readonly keys?: readonly KeyDescription[];
  /** Why it cannot be used. */
  readonly problem?: string;
}

/**
 * These providers, by default those that a file mentions and the four principal ones; mentioned ones first. Loads their
 * packages and asks the keyring for each.
 */
export async function describeProviders(
  providers: ReadonlyMap<string, ProviderPlan>,
  pool: ProviderPool,
  names?: readonly string[],
): Promise<readonly ProviderDescription[]> {
  const isShown = ({ name, place }: ProviderPlan): boolean =>
    names?.includes(name) ?? (place !== undefined || principalProviders.has(name));
  const plans = [...providers.values()].filter(isShown);
  const sorted = plans.toSorted((one, other) => Number(one.place === undefined) - Number(other.place === undefined));
  return Promise.all(sorted.map((plan) => describe(plan, pool)));
}

/** All there are; `gemini` is another name of `google`, and there, but nobody needs to read of it. */
export function providerNames(providers: ReadonlyMap<string, ProviderPlan>): readonly string[] {
  return [...providers.values()]
    .filter(({ name, place }) => place !== undefined || name !== 'gemini')
    .map(({ name }) => name);
}

async function describe(plan: ProviderPlan, pool: ProviderPool): Promise<ProviderDescription> {
  const { type, package: packageName = '' } = plan.settings;
  const base = {
    name: plan.name,
    type: type === undefined ? packageName : vendorOf(type),
    ...(plan.place && { file: plan.place.document.path }),
    ...(plan.settings.model !== undefined && { model: plan.settings.model }),
  };
  try {
    const { provider, findKeys } = await pool(plan);
    const { keys, source } = await findKeys();
    const described = keys.map(async (key) => ({ id: await keyId(key), masked: maskKey(key) }));
    return { ...base, origin: provider.origin, key: source, keys: await Promise.all(described) };
  } catch (error) {
    return { ...base, problem: error instanceof Error ? error.message : String(error) };
  }
}
