import { invalidResponse } from './invalid-response.js';

/**
 * JSON from the wire.
 *
 * @throws ProviderError of class `invalid-response` when it is not JSON
 */
export function parseJson(provider: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidResponse(provider, 'what came is not JSON', cause);
  }
}
