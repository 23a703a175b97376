import { ConfigurationError } from '../errors/configuration-error.js';
import { defaultCooldown } from '../policy/rest.js';
import { defaultRetry } from '../policy/retry.js';
import { defaultTimeouts } from '../policy/timeouts.js';
import { once } from '../provider-kit/once.js';
import type { ChatModel } from '../spec/chat-model.js';
import type { EmbeddingModel } from '../spec/embedding-model.js';
import type { Price } from '../spec/price.js';
import { checkOptions } from '../util/check-options.js';
import { keyId } from '../util/key-id.js';
import { merge } from '../util/merge.js';
import type { CascadeOptions, EntryInput, EntryOptions } from './cascade-options.js';
import { entryChecks, isPrice } from './entry-checks.js';
import type { Entry, KeyRef } from './resolved-cascade.js';

/** Prices that change are only known when they are asked for: one that makes no sense is not known. */
function soundPrice(price: (atMs: number) => Price | undefined, atMs: number): Price | undefined {
  try {
    const found = price(atMs);
    return isPrice(found, '') === undefined ? found : undefined;
  } catch {
    return undefined;
  }
}

/** An entry with the cascade's and the general defaults filled in. */
export function resolveEntry(input: EntryInput, path: string, cascade: CascadeOptions): Entry {
  const options = isModel(input) ? { model: input } : input;
  checkOptions(path, options, entryChecks);
  const { model, price } = options;
  if (!isModel(model)) {
    throw new ConfigurationError(`${path}.model must be a model of a provider package`);
  }
  return {
    key: options.alias ?? `${model.provider}/${model.modelId}`,
    provider: model.provider,
    modelId: model.modelId,
    origin: model.origin,
    chat: 'doGenerate' in model ? model : undefined,
    embedding: 'doEmbed' in model ? model : undefined,
    capabilities: { ...('capabilities' in model && model.capabilities), ...options.capabilities },
    parameters: options.parameters,
    priceAt: typeof price === 'function' ? (atMs) => soundPrice(price, atMs) : () => price,
    ...keyLoader(options),
    keyPool: options.keyPool,
    secrets: model.secrets ?? [],
    fetch: options.fetch,
    timeouts: merge(defaultTimeouts, cascade.timeouts, options.timeouts),
    retry: merge(defaultRetry, cascade.retry, options.retry),
    cooldown: merge(defaultCooldown, cascade.cooldown, options.cooldown),
    tags: options.tags ?? {},
    limits: options.limits,
    weight: options.weight ?? 1,
    latencyMs: options.latencyMs,
    omit: new Set(),
  };
}

function keyLoader({ keys, model }: EntryOptions): Pick<Entry, 'loadKeys' | 'knownKeys'> {
  let known: readonly KeyRef[] | undefined;
  const loadKeys = once(async () => {
    const found = typeof keys === 'function' ? await keys() : (keys ?? (await model.keys?.()) ?? []);
    known = await Promise.all(found.map(async (key) => ({ key, id: await keyId(key) })));
    return known;
  });
  return { loadKeys, knownKeys: () => known };
}

function isModel(value: unknown): value is ChatModel | EmbeddingModel {
  return typeof value === 'object' && value !== null && 'specificationVersion' in value && 'modelId' in value;
}
