import type { Connection } from '@cascade/config';
import { type ConnectionTest, listsModel, MissingKeyError, testConnection, validateApiKey } from '@cascade/core';
import { keyId, nearest } from '@cascade/core/provider-kit';
import type { Provider } from '@cascade/core/spec';
import { advise } from './advise.js';
import type { Finding } from './finding.js';

export interface TryOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** Tries one provider: its address, each of its keys, and every model that is asked of it. Nothing is generated. */
export async function checkProvider(connection: Connection, options: TryOptions): Promise<readonly Finding[]> {
  const { name } = connection;
  try {
    const provider = await connection.load();
    if (provider.check === undefined) {
      return [{ check: 'provider', subject: name, status: 'warning', text: 'its adapter cannot be tested' }];
    }
    const keys = await connection.keys();
    const found = keys.length > 1 ? await Promise.all(keys.map((key) => checkKey(name, provider, key, options))) : [];
    const best = keys.find((_, index) => found[index]?.status !== 'failed') ?? keys[0];
    const test = await testConnection(provider, { ...options, ...(best !== undefined && { key: best }) });
    const own = { ...(await tellProvider(provider, test, best, options)), subject: name };
    return [own, ...found, ...checkModels(connection, test)];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return [{ check: MissingKeyError.isInstance(error) ? 'key' : 'provider', subject: name, status: 'failed', text }];
  }
}

/** How the provider answered, with one key or none. */
async function tellProvider(
  provider: Provider,
  { ok, failure, latencyMs, origin }: ConnectionTest,
  key: string | undefined,
  options: TryOptions,
): Promise<Finding> {
  const finding = { check: 'provider', latencyMs } as const;
  if (!ok && failure !== undefined) {
    return { ...finding, status: 'failed', text: failure.message, fix: advise(failure, provider.name, origin) };
  }
  const proof = key === undefined ? undefined : await validateApiKey(provider, key, options);
  const about =
    key === undefined
      ? ''
      : proof?.isValid === true
        ? '; the key is taken'
        : '; it shows its models to everybody, so that nothing is known of the key';
  return { ...finding, status: 'ok', text: `${origin} answers${about}` };
}

/** One key of a pool. */
async function checkKey(name: string, provider: Provider, key: string, options: TryOptions): Promise<Finding> {
  const { isValid, failure, latencyMs } = await validateApiKey(provider, key, options);
  const finding = { check: 'key', subject: `${name} (key ${await keyId(key)})`, latencyMs } as const;
  if (failure !== undefined) {
    return {
      ...finding,
      status: 'failed',
      text: failure.message,
      fix: advise(failure, provider.name, provider.origin),
    };
  }
  return { ...finding, status: 'ok', text: isValid === true ? 'is taken' : 'cannot be told from none' };
}

function checkModels({ provider: name, models }: Connection, { models: listed }: ConnectionTest): readonly Finding[] {
  if (listed === undefined) return [];
  return models.map(({ model, usedBy }) => {
    const finding = { check: 'model', subject: `${name}/${model}` } as const;
    const where = usedBy.length === 0 ? '' : ` (${usedBy.join(', ')})`;
    if (listsModel(listed, model)) return { ...finding, status: 'ok', text: `is in its list${where}` };
    const guess = nearest(model, listed);
    const fix =
      guess === undefined ? `${name} has: ${listed.slice(0, 10).join(', ') || 'no models'}` : `Did you mean ${guess}?`;
    // Some vendors serve what they do not list.
    const status = usedBy.length === 0 ? 'warning' : 'failed';
    return { ...finding, status, text: `is not in its list of models${where}`, fix };
  });
}
