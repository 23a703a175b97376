import type { VendorProvider } from '@cascade/config';
import { CascadeError, ConfigurationError, type EntryOptions, keyPool, MissingKeyError } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { ChatModel, EmbeddingModel, Price, Provider } from '@cascade/core/spec';
import type { ModelOptions } from './model-options.js';
import { makeRegistered } from './provider-registry.js';
import { readDotenv } from './read-dotenv.js';
import { isFrom, reasoningFrom } from './reasoning-from.js';

interface Opened {
  readonly provider: Provider;
  readonly vendor: VendorProvider | undefined;
}

/**
 * A model as the engine takes it. Loads the adapter and the vendor's prices.
 *
 * @param path - where the options stand, for errors
 * @throws ConfigurationError when there is no such provider or model, or a package is not installed
 */
export async function openEntry(options: ModelOptions, folder: string, path: string): Promise<EntryOptions> {
  const { provider, vendor } = await openProvider(options, folder).catch((error: unknown) => {
    throw atPath(error, `${path}.provider`);
  });
  const { name, parameters = {}, cacheControl, region, supportsTools, alias, timeouts, limits, speedMs } = options;
  const { retry, cooldown, weight, tags } = options;
  const model = modelAt(path, provider, options);
  const { reasoning, ...others } = parameters;
  const known = vendor?.prices === undefined ? undefined : await knownModel(vendor.prices, name);
  return defined({
    model: isFrom(reasoning) && 'doGenerate' in model ? await reasoningFrom(model, reasoning) : model,
    alias,
    timeouts,
    limits,
    retry,
    cooldown,
    weight,
    latencyMs: speedMs,
    price: options.price ?? priceOf(options) ?? known?.price ?? vendor?.freePrice,
    capabilities: defined({
      ...known?.capabilities,
      ...('capabilities' in model && model.capabilities),
      ...(supportsTools !== undefined && { tools: supportsTools }),
    }),
    keys: keysOf(options, provider, vendor, folder),
    keyPool: Array.isArray(options.apiKey) ? keyPool(options.keyRotation ?? 'round-robin') : undefined,
    parameters: {
      ...others,
      ...defined({ reasoning: isFrom(reasoning) ? undefined : reasoning, cachePrompt: cacheControl }),
    },
    tags: region === undefined ? tags : { ...tags, region },
  });
}

function modelAt(path: string, ...asked: Parameters<typeof modelOf>): ReturnType<typeof modelOf> {
  try {
    return modelOf(...asked);
  } catch (error) {
    throw atPath(error, path);
  }
}

/** A wrong option says where it stands; other errors are what they are. */
function atPath(error: unknown, path: string): unknown {
  if (!ConfigurationError.isInstance(error)) return error;
  return new ConfigurationError(`${path}: ${error.message}`, { cause: error.cause ?? error });
}

/** @throws ConfigurationError when the provider has no such model */
function modelOf(provider: Provider, { name, embedding }: ModelOptions): ChatModel | EmbeddingModel {
  const model = embedding === true ? provider.embedding?.(name) : chatModelOf(provider, name);
  if (typeof model === 'object' && 'modelId' in model) return model;
  throw new ConfigurationError(
    embedding === true
      ? `${provider.name} has no embedding models, such as "${name}"`
      : `The provider "${provider.name}" returned no model for "${name}"`,
  );
}

function chatModelOf(provider: Provider, name: string): ChatModel {
  try {
    return provider.chat(name);
  } catch (cause) {
    if (CascadeError.isInstance(cause)) throw cause;
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(`The provider "${provider.name}" has no model "${name}": ${what}`, { cause });
  }
}

/** @throws ConfigurationError when there is no such provider, or its package is not installed */
export async function openProvider({ provider, baseUrl }: ModelOptions, folder: string): Promise<Opened> {
  if (typeof provider !== 'string') return { provider, vendor: undefined };
  const registered = await makeRegistered(provider, defined({ baseUrl }));
  if (registered !== undefined) return { provider: registered, vendor: undefined };
  // Loaded here, so that `new CascadeAgent` costs nothing.
  const { vendorProvider } = await import('@cascade/config');
  const vendor = await vendorProvider(provider, defined({ baseUrl, from: folder }));
  return { provider: vendor.provider, vendor };
}

/** One rate for both, in dollars per thousand. */
function priceOf({ cost }: ModelOptions): Price | undefined {
  return cost === undefined ? undefined : { inputPer1M: cost * 1_000, outputPer1M: cost * 1_000, isBlended: true };
}

async function knownModel(vendor: string, name: string): Promise<Pick<EntryOptions, 'price' | 'capabilities'>> {
  const { loadPrices } = await import('@cascade/prices');
  const table = await loadPrices(vendor).catch(() => undefined);
  const known = table?.findModel(name);
  if (table === undefined) return {};
  const { contextTokens, maxOutputTokens } = known ?? {};
  const { tools, images, jsonSchema, logprobs } = known?.capabilities ?? {};
  return {
    price: (atMs) => table.findPrice(name, atMs),
    capabilities: defined({ tools, images, jsonSchema, logprobs, contextTokens, maxOutputTokens }),
  };
}

/** Those given; else those of the adapter, which knows the environment; else the project's `.env`. */
function keysOf(
  { apiKey }: ModelOptions,
  provider: Provider,
  vendor: VendorProvider | undefined,
  folder: string,
): EntryOptions['keys'] {
  if (apiKey !== undefined) return typeof apiKey === 'string' ? [apiKey] : apiKey;
  return async () => {
    try {
      return (await provider.chat('any').keys?.()) ?? [];
    } catch (error) {
      if (!MissingKeyError.isInstance(error) || vendor === undefined) throw error;
      const variables = readDotenv(folder);
      const found = vendor.keyVariables.map((name) => variables.get(name)).find((key) => key);
      if (found === undefined) throw error;
      return [found];
    }
  };
}
