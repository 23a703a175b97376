import type { ProviderError } from '../../errors/provider-error.js';
import { invalidResponse } from '../../provider-kit/invalid-response.js';
import type { Entry } from '../resolved-cascade.js';

/** The call is over, and what came is not a whole answer. */
export function cutOff({ provider }: Entry): ProviderError {
  return invalidResponse(provider, 'the answer ended without its terminal mark: it is cut off');
}
