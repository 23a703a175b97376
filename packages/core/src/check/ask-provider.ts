import { withoutKey } from '../engine/without-key.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { MissingKeyError } from '../errors/missing-key-error.js';
import { defined } from '../provider-kit/defined.js';
import type { Failure, FailureClass } from '../spec/failure.js';
import type { Provider, ProviderCheck } from '../spec/provider.js';
import { type Check, checkOptions, isAnything, isFunction, isNumber } from '../util/check-options.js';
import { keyId } from '../util/key-id.js';
import type { ConnectionOptions } from './connection-options.js';

/** What a provider said, and how long that took. */
export interface Answer extends ProviderCheck {
  readonly latencyMs: number;
}

const defaultTimeoutMs = 10_000;

/** What `AbortSignal.timeout` can wait; more ends at once. */
export const isTimeout = isNumber(1, 2 ** 31 - 1);

const connectionChecks: Readonly<Record<keyof ConnectionOptions, Check>> = {
  key: isAnything,
  timeoutMs: isTimeout,
  signal: isAnything,
  fetch: isFunction,
};

/** The key that a test uses: the one given, else the first of the provider's own; a failure where one is needed. */
export async function keyToTry(provider: Provider, given: string | undefined): Promise<string | Failure | undefined> {
  if (given !== undefined) return given;
  try {
    // Keys belong to the provider; models only hand them out.
    return (await provider.chat('any').keys?.())?.[0];
  } catch (error) {
    if (!MissingKeyError.isInstance(error)) throw error;
    return failureOf('auth', error.message);
  }
}

/** Asks a provider for its models, in a limited time, and keeps the key out of what it says. */
export async function askProvider(
  provider: Provider,
  key: string | undefined,
  options: ConnectionOptions,
): Promise<Answer> {
  checkOptions('options', options, connectionChecks);
  const { timeoutMs = defaultTimeoutMs, signal, fetch } = options;
  if (provider.check === undefined) {
    throw new ConfigurationError(`${provider.name} cannot be tested: its adapter has no \`check\``);
  }
  const timeout = AbortSignal.timeout(timeoutMs);
  const startedAtMs = performance.now();
  const { failure, ...check } = await provider.check({
    ...defined({ key, fetch }),
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    idempotencyKey: crypto.randomUUID(),
    omit: new Set(),
  });
  const latencyMs = Math.round(performance.now() - startedAtMs);
  if (failure === undefined) return { ...check, latencyMs };
  const isTimeout = timeout.aborted && !signal?.aborted;
  const known = isTimeout ? failureOf('timeout', `${provider.name}: no answer within ${timeoutMs} ms`) : failure;
  const ref = key === undefined ? undefined : { key, id: await keyId(key) };
  return { ...check, latencyMs, failure: withoutKey(known, ref) };
}

function failureOf(failureClass: FailureClass, message: string): Failure {
  return { class: failureClass, scope: failureClass === 'auth' ? 'key' : 'entry', message };
}
