import type Anthropic from '@anthropic-ai/sdk';
import type { BatchContext } from '@cascade/core/spec';
import type { ApiVersion } from '../anthropic-settings.js';
import type { CallSite } from '../calls.js';
import { plainVersion } from '../endpoint.js';
import { requestHeaders } from '../request-headers.js';
import { toProviderError } from '../to-provider-error.js';

type Headers = ReturnType<typeof requestHeaders>;

/** One call of the API, whose failure is a `ProviderError`. */
export async function call<Answer>(
  site: CallSite,
  { key, signal, fetch }: BatchContext,
  version: ApiVersion | undefined,
  ask: (client: Anthropic, options: { readonly headers: Headers; readonly signal: AbortSignal }) => Promise<Answer>,
): Promise<Answer> {
  const { endpoint, modelId } = site;
  const { sdk } = await site.getClient(fetch);
  const headers = requestHeaders({ version: version ?? plainVersion(endpoint), key, own: site.headers });
  try {
    return await ask(sdk, { headers, signal });
  } catch (error) {
    throw toProviderError(error, { provider: endpoint.name, modelId, signal, ownParts: [] });
  }
}
