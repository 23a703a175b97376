import type { Provider } from '@cascade/core/spec';
import { type CascadePlan, entriesOf } from './layers/merge-cascades.js';
import type { ProviderPlan } from './layers/merge-providers.js';
import { entryPlan } from './providers/entry-plan.js';
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
  /** That of the provider; of an entry with an address or a key of its own with the entry behind it. */
  readonly name: string;
  readonly provider: string;
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

/** A connection while it is collected. */
interface Draft {
  readonly name: string;
  readonly plan: ProviderPlan;
  readonly models: Map<string, ConnectionModel>;
}

/**
 * The providers that a file sets up, or a cascade or `agent` names. An entry with an address or a key of its own is a
 * connection of its own.
 */
export function listConnections(input: ListConnectionsInput): readonly Connection[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (plan: ProviderPlan, name: string): Draft => {
    const { baseUrl, apiKeyEnv, apiKeyService } = plan.settings;
    const id = JSON.stringify([plan.name, baseUrl, apiKeyEnv, apiKeyService]);
    const draft = drafts.get(id) ?? { name, plan, models: new Map() };
    drafts.set(id, draft);
    return draft;
  };
  for (const plan of input.providers.values()) {
    const { model } = plan.settings;
    if (plan.place === undefined) continue;
    const { models } = draftOf(plan, plan.name);
    if (model !== undefined) use(models, model, undefined, false);
  }
  for (const { plan, model, usedBy, hasPrice, name } of usesIn(input)) {
    use(draftOf(plan, name).models, model, usedBy, hasPrice);
  }
  return [...drafts.values()].map((draft) => toConnection(draft, input.pool));
}

/** Every model that is asked for, with the provider as it is asked there. */
function* usesIn({ providers, cascades, defaultModel = '' }: ListConnectionsInput) {
  const slash = defaultModel.indexOf('/');
  const agent = providers.get(defaultModel.slice(0, Math.max(0, slash)));
  const model = defaultModel.slice(slash + 1);
  if (agent !== undefined) yield { plan: agent, name: agent.name, model, usedBy: 'agent', hasPrice: false };
  for (const { name: usedBy, settings } of cascades.values()) {
    for (const { value } of [...entriesOf(settings), ...(settings.opinions ?? [])]) {
      const provider = providers.get(value.provider);
      if (provider === undefined) continue;
      const plan = entryPlan(provider, value);
      const name = plan === provider ? plan.name : `${plan.name} (${value.alias ?? `${plan.name}/${value.model}`})`;
      yield { plan, name, model: value.model, usedBy, hasPrice: value.price !== undefined };
    }
  }
}

function use(models: Draft['models'], model: string, by: string | undefined, hasPrice: boolean): void {
  const known = models.get(model) ?? { model, usedBy: [], hasPrice: false };
  const usedBy = by === undefined ? known.usedBy : [...new Set([...known.usedBy, by])];
  models.set(model, { model, usedBy, hasPrice: known.hasPrice || hasPrice });
}

function toConnection({ name, plan, models }: Draft, pool: ProviderPool): Connection {
  const vendor = priceVendor(plan);
  return {
    name,
    provider: plan.name,
    models: [...models.values()],
    ...(vendor !== undefined && { priceVendor: vendor }),
    load: async () => (await pool(plan)).provider,
    keys: async () => (await pool(plan)).keys(),
  };
}
