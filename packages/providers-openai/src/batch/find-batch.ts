import type { BatchContext } from '@cascade/core/spec';
import type OpenAI from 'openai';
import type { CallSite } from '../chat/chat-calls.js';
import { toProviderError } from '../to-provider-error.js';

export async function findBatch(site: CallSite, batchId: string, context: BatchContext): Promise<OpenAI.Batch> {
  const { sdk: client } = await site.getClient(context);
  const { signal } = context;
  try {
    return await client.batches.retrieve(batchId, { signal });
  } catch (error) {
    throw toProviderError(error, site.endpoint.name, signal);
  }
}
