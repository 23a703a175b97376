import { checkProvider, readModelIds } from '@cascade/core/provider-kit';
import type { CallContext, ProviderCheck } from '@cascade/core/spec';
import type { CallSite } from './chat/chat-calls.js';
import type { Endpoint } from './endpoint.js';
import { toProviderError } from './to-provider-error.js';

/**
 * Asks for the list of models. Azure lists what could be deployed, and not the deployments, so that their names stay
 * unknown there.
 */
export async function check(
  { endpoint, getClient }: Omit<CallSite, 'modelId'>,
  context: CallContext,
): Promise<ProviderCheck> {
  const { name, azure } = endpoint;
  const { sdk } = await getClient(context);
  return checkProvider(async () => {
    try {
      const { signal } = context;
      const models = readModelIds(name, await sdk.get<unknown>(modelsUrl(endpoint), { signal }));
      return azure === undefined ? models : undefined;
    } catch (error) {
      throw toProviderError(error, name, context.signal);
    }
  });
}

/** A deployment has no models of its own: its resource has. */
function modelsUrl({ baseURL, hasDeployment }: Endpoint): string {
  return hasDeployment ? `${baseURL.replace(/\/deployments\/[^/]+$/, '')}/models` : '/models';
}
