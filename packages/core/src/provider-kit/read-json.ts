import { asProviderError } from './as-provider-error.js';

/**
 * The body of a response as JSON.
 *
 * @throws ProviderError when the connection breaks or the body is not JSON
 */
export async function readJson(provider: string, response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw asProviderError(provider, error);
  }
}
