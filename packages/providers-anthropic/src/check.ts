import { checkProvider, readModelIds } from '@cascade/core/provider-kit';
import type { CallContext, ProviderCheck } from '@cascade/core/spec';
import type { CallSite } from './calls.js';
import { plainVersion } from './endpoint.js';
import { requestHeaders } from './request-headers.js';
import { toProviderError } from './to-provider-error.js';

/** The vendor's most for one page, and more than it has. */
const path = '/v1/models?limit=1000';

/** Asks for the list of models. */
export async function check(site: Omit<CallSite, 'modelId'>, context: CallContext): Promise<ProviderCheck> {
  const { name } = site.endpoint;
  const { key, signal, fetch } = context;
  const { sdk } = await site.getClient(fetch);
  const headers = requestHeaders({ version: plainVersion(site.endpoint), key, own: site.headers });
  return checkProvider(async () => {
    try {
      return readModelIds(name, await sdk.get<unknown>(path, { headers, signal }));
    } catch (error) {
      throw toProviderError(error, { provider: name, modelId: '', signal, ownParts: [] });
    }
  });
}
