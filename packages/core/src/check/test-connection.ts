import type { Failure } from '../spec/failure.js';
import type { Provider } from '../spec/provider.js';
import { nearest } from '../util/nearest.js';
import { askProvider, keyToTry } from './ask-provider.js';
import type { ConnectionOptions } from './connection-options.js';
import { listsModel } from './lists-model.js';

export interface ConnectionTestOptions extends ConnectionOptions {
  /** The model to look for in the vendor's list. Default: none. */
  readonly model?: string;
}

/** What a test of a connection has shown. */
export interface ConnectionTest {
  /** The upstream answered, took the key, and has the model, as far as it tells its models. */
  readonly ok: boolean;
  /** Name of the provider. */
  readonly provider: string;
  readonly origin: string;
  /** From the request to the whole list; 0 when nothing was sent. */
  readonly latencyMs: number;
  /** The vendor's own names of its models; absent where it does not tell. */
  readonly models?: readonly string[];
  /** Why not, when it is not `ok`. No key is in it. */
  readonly failure?: Failure;
}

/**
 * Tries address and key of a provider, and looks for a model, by asking for the list of models: nothing is generated.
 * Never throws for a failure of the upstream.
 *
 * @example
 * ```ts
 * const { ok, latencyMs, failure } = await testConnection(openai, { model: 'gpt-4o-mini' });
 * ```
 * @throws ConfigurationError when the adapter has no `check`, its SDK is not installed, or an option makes no sense
 */
export async function testConnection(
  provider: Provider,
  { key: given, model, ...options }: ConnectionTestOptions = {},
): Promise<ConnectionTest> {
  const { name, origin } = provider;
  const key = await keyToTry(provider, given);
  if (typeof key === 'object') return { ok: false, provider: name, origin, latencyMs: 0, failure: key };
  const answer = await askProvider(provider, key, options);
  const failure = answer.failure ?? missing(name, model, answer.models);
  return { ...answer, ok: failure === undefined, provider: name, origin, ...(failure && { failure }) };
}

function missing(name: string, model: string | undefined, models: readonly string[] | undefined): Failure | undefined {
  if (model === undefined || models === undefined || listsModel(models, model)) return undefined;
  const similar = nearest(model, models);
  const hint = similar === undefined ? '' : `. Do you mean ${similar}?`;
  return { class: 'not-found', scope: 'entry', message: `${name}: "${model}" is not in its list of models${hint}` };
}
