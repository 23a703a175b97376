import { ProviderError } from '@cascade/core';

/**
 * What a row of a batch failed with, as a failure of that request alone: hours may lie between the vendor's failing and
 * the moment it is read, and many rows of one batch are no outage. The model does not rest for it.
 */
export function unrested(error: unknown): unknown {
  if (!ProviderError.isInstance(error) || error.failure.scope === 'request') return error;
  return new ProviderError({ ...error.failure, scope: 'request' });
}
