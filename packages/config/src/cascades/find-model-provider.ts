import { nearest } from '@cascade/core/provider-kit';
import { ConfigError } from '../config-error.js';
import { type CascadePlan, entriesOf } from '../layers/merge-cascades.js';
import type { ProviderPlan } from '../layers/merge-providers.js';
import type { PriceBook } from '../providers/price-book.js';
import { priceVendor } from '../providers/price-vendor.js';
import { principalProviders, vendorNamed, vendorOf } from '../providers/vendors.js';

type Providers = ReadonlyMap<string, ProviderPlan>;

interface ModelProvider {
  readonly provider: ProviderPlan;
  readonly model: string;
}

/** All that tells who serves a model. */
export interface KnownModels {
  readonly providers: Providers;
  readonly cascades: ReadonlyMap<string, CascadePlan>;
  readonly prices: PriceBook;
}

/** How the vendors' own models are called. */
const prefixes = [
  { vendor: 'openai', pattern: /^(?:gpt-|chatgpt-|o\d)/ },
  { vendor: 'anthropic', pattern: /^claude-/ },
  { vendor: 'google', pattern: /^(?:models\/)?gemini-/ },
] as const;

/**
 * The provider of a model that is named alone: the one that a cascade has it from; else the vendor's, by the name; else
 * one whose table of prices has it; else an Ollama server that was set up.
 *
 * @throws ConfigError when it cannot be told, with a suggestion
 */
export async function findModelProvider(
  model: string,
  { providers, cascades, prices }: KnownModels,
): Promise<ModelProvider> {
  const provider =
    ofCascades(model, providers, cascades) ??
    ofVendor(model, providers) ??
    (await ofPrices(model, providers, prices)) ??
    [...providers.values()].find(({ place, settings }) => place !== undefined && settings.type === 'ollama');
  if (provider !== undefined) return { provider, model };
  throw await unknownModel(model, providers, prices);
}

function ofCascades(model: string, providers: Providers, cascades: ReadonlyMap<string, CascadePlan>) {
  const entries = [...cascades.values()].flatMap(({ settings }) => entriesOf(settings));
  const entry = entries.find(({ value }) => value.model === model);
  return entry && providers.get(entry.value.provider);
}

/** The provider with the vendor's own name first; then any other of that type at the vendor's own address. */
function ofVendor(model: string, providers: Providers): ProviderPlan | undefined {
  const vendor = prefixes.find(({ pattern }) => pattern.test(model.toLowerCase()))?.vendor;
  if (vendor === undefined) return undefined;
  const fitting = [...providers.values()].filter(
    ({ settings }) => settings.type !== undefined && vendorOf(settings.type) === vendor,
  );
  const configured = fitting.filter(({ place }) => place !== undefined);
  const named = (plan: ProviderPlan) => vendorNamed(plan.name) === vendor;
  const own = (plan: ProviderPlan) => priceVendor(plan) === vendor;
  return configured.find(named) ?? configured.find(own) ?? fitting.find(named);
}

async function ofPrices(model: string, providers: Providers, prices: PriceBook): Promise<ProviderPlan | undefined> {
  for (const provider of byConfigured(providers)) {
    const vendor = priceVendor(provider);
    if (vendor !== undefined && (await prices.load(vendor))?.findModel(model) !== undefined) return provider;
  }
  return undefined;
}

/** Those that a file mentions before those that are only well known. */
function byConfigured(providers: Providers): readonly ProviderPlan[] {
  const all = [...providers.values()];
  return [...all.filter(({ place }) => place !== undefined), ...all.filter(({ place }) => place === undefined)];
}

async function unknownModel(name: string, providers: Providers, prices: PriceBook): Promise<ConfigError> {
  const slash = name.indexOf('/');
  const candidates: string[] = [];
  for (const provider of byConfigured(providers)) {
    const vendor = priceVendor(provider);
    const models = (vendor === undefined ? undefined : await prices.load(vendor))?.models ?? [];
    candidates.push(...models.filter(({ isRetired }) => isRetired !== true).map(({ id }) => `${provider.name}/${id}`));
  }
  const guess =
    slash < 0
      ? candidates.find((each) => each.endsWith(`/${nearest(name, candidates.map(withoutProvider))}`))
      : nearest(name, candidates);
  const known = byConfigured(providers)
    .filter(({ name, place }) => place !== undefined || principalProviders.has(name))
    .map((provider) => provider.name)
    .join(', ');
  return new ConfigError({
    problem: `nobody is known to serve the model "${name.slice(0, 100)}"`,
    fix:
      guess === undefined
        ? `Write provider/model; there are ${known}.`
        : `Did you mean ${guess}? Or write provider/model; there are ${known}.`,
  });
}

function withoutProvider(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
