import { ProviderError } from '../errors/provider-error.js';
import type { ProviderCheck } from '../spec/provider.js';

/** A list of models as the outcome of a check. What is not a `ProviderError` is thrown on. */
export async function checkProvider(list: () => Promise<readonly string[] | undefined>): Promise<ProviderCheck> {
  try {
    const models = await list();
    return { ok: true, ...(models && { models }) };
  } catch (error) {
    if (!ProviderError.isInstance(error)) throw error;
    return { ok: false, failure: error.failure };
  }
}
