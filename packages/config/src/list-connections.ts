import type { Provider } from '@cascade/core/spec';
import { type CascadePlan, entriesOf } from './layers/merge-cascades.js';
import type { ProviderPlan } from './layers/merge-providers.js';
import { priceVendor } from './providers/price-vendor.js';
import type { ProviderPool } from './providers/provider-pool.js';

/** A model that the configuration asks for. */
export interface ConnectionModel {
  readonly model: string;
  /** Where it is asked for: names of cascades; `agent`. Empty: it is only the `model` of its provider. */
  readonly usedBy: readonly string[];
  /** What it costs stands in a file. */
  readonly hasPrice: boolean;
}

/** A provider in use, with what is needed to try it. */
export interface Connection {
  readonly name: string;
  readonly models: readonly ConnectionModel[];
  /** Whose table of prices holds; absent where none does. */
  readonly priceVendor?: string;
  /**
   * Imports its package.
   *
   * @throws ConfigError when it is missing
   */
  load(): Promise<Provider>;
  /**
   * Secret: only for the provider's own origin. Empty where none is needed.
   *
   * @throws MissingKeyError when one is needed and there is none
   */
  keys(): Promise<readonly string[]>;
}

export interface ListConnectionsInput {
  readonly providers: ReadonlyMap<string, ProviderPlan>;
  readonly cascades: ReadonlyMap<string, CascadePlan>;
  /** `provider/model` of `agent`. */
  readonly defaultModel: string | undefined;
  readonly pool: ProviderPool;
}

/** The providers that a file sets up, or a cascade or `agent` names. */
export function listConnections({
  providers,
  cascades,
  defaultModel,
  pool,
}: ListConnectionsInput): readonly Connection[] {
  const uses = [...cascades.values()].flatMap(({ name, settings }) =>
    [...entriesOf(settings), ...(settings.opinions ?? [])].map(({ value }) => ({ ...value, usedBy: name })),
  );
  return [...providers.values()].flatMap((plan) => {
    const own = uses.filter(({ provider }) => provider === plan.name);
    const agent = defaultModel?.startsWith(`${plan.name}/`) ? defaultModel.slice(plan.name.length + 1) : undefined;
    if (plan.place === undefined && own.length === 0 && agent === undefined) return [];
    const names = new Set([...own.map(({ model }) => model), agent, plan.settings.model]);
    const models = [...names].flatMap((model) => {
      if (model === undefined) return [];
      const users = own.filter((use) => use.model === model);
      const usedBy = [...new Set(users.map((use) => use.usedBy)), ...(agent === model ? ['agent'] : [])];
      return { model, usedBy, hasPrice: users.some(({ price }) => price !== undefined) };
    });
    const vendor = priceVendor(plan);
    return {
      name: plan.name,
      models,
      ...(vendor !== undefined && { priceVendor: vendor }),
      load: async () => (await pool(plan)).provider,
      keys: async () => (await pool(plan)).keys(),
    };
  });
}
