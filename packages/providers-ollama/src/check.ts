import { checkProvider, readModelIds } from '@cascade/core/provider-kit';
import type { CallContext, ProviderCheck } from '@cascade/core/spec';
import { type CallSite, openCall } from './open-call.js';

/** Asks for the list of models that have been fetched. */
export function check(site: Omit<CallSite, 'modelId'>, context: CallContext): Promise<ProviderCheck> {
  return checkProvider(async () => {
    const { client, failed, leave } = await openCall({ ...site, modelId: '' }, context, false);
    try {
      return readModelIds(site.endpoint.name, await client.list());
    } catch (error) {
      throw failed(error);
    } finally {
      leave();
    }
  });
}
