import { ProviderError } from '../errors/provider-error.js';
import { networkFailure } from './network-failure.js';

/** What a transport threw, as the `ProviderError` that it means; anything else as it is. */
export function asProviderError(provider: string, error: unknown): unknown {
  const failure = ProviderError.isInstance(error) ? undefined : networkFailure(provider, error);
  return failure === undefined ? error : new ProviderError(failure);
}
