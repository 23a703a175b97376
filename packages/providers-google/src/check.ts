import { checkProvider, readModelIds } from '@cascade/core/provider-kit';
import type { CallContext, ProviderCheck } from '@cascade/core/spec';
import type { GetClient } from './client.js';
import type { Endpoint } from './endpoint.js';
import { toProviderError } from './to-provider-error.js';

export interface CheckSite {
  readonly endpoint: Endpoint;
  readonly getClient: GetClient;
}

/** The vendor's most for one page, and more than it has. */
const pageSize = 1_000;

/** Asks for the list of models. */
export async function check({ endpoint, getClient }: CheckSite, context: CallContext): Promise<ProviderCheck> {
  const { signal } = context;
  const client = await getClient(context);
  return checkProvider(async () => {
    try {
      const { page } = await client.models.list({ config: { pageSize, abortSignal: signal } });
      return readModelIds(endpoint.name, page).map((name) => name.replace(/^models\//, ''));
    } catch (error) {
      throw toProviderError(error, { provider: endpoint.name, modelId: '', signal });
    }
  });
}
