import type { Failure } from '../spec/failure.js';
import type { Provider } from '../spec/provider.js';
import { askProvider } from './ask-provider.js';
import type { ConnectionOptions } from './connection-options.js';

/** What is known about a key. */
export interface KeyValidation {
  /** Absent: it cannot be said. Nobody answered, or the same list is shown to those who have no key. */
  readonly isValid?: boolean;
  readonly latencyMs: number;
  /** What the vendor said against it, or why nobody answered. The key is not in it. */
  readonly failure?: Failure;
}

/**
 * Whether a vendor takes a key. Lists the models with it, and, where that works, once more without: a list that everybody
 * sees proves no key. Nothing is generated. Never throws for a failure of the upstream.
 *
 * @throws ConfigurationError when the adapter has no `check`, its SDK is not installed, or an option makes no sense
 */
export async function validateApiKey(
  provider: Provider,
  key: string,
  options: Omit<ConnectionOptions, 'key'> = {},
): Promise<KeyValidation> {
  const { failure, latencyMs } = await askProvider(provider, key, options);
  if (failure === undefined) {
    const stranger = await askProvider(provider, undefined, options);
    return { latencyMs, ...(stranger.failure?.class === 'auth' && { isValid: true }) };
  }
  if (failure.class === 'auth') return { isValid: false, latencyMs, failure };
  // Who is told to pay has been recognised.
  return { latencyMs, failure, ...(failure.class === 'billing' && { isValid: true }) };
}
