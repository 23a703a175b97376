import type Anthropic from '@anthropic-ai/sdk';
import type { BatchContext, BatchRequest, BatchState } from '@cascade/core/spec';
import type { ApiVersion } from '../anthropic-settings.js';
import type { CallSite } from '../calls.js';
import { call } from './call.js';

export { prepareRequest } from './prepare-request.js';
export { readResults } from './read-results.js';

export async function submitBatch(
  site: CallSite,
  requests: readonly BatchRequest[],
  context: BatchContext,
): Promise<string> {
  // A group is a version.
  const version = requests[0]?.group as ApiVersion | undefined;
  // The types of the SDK know nothing of sampling any more.
  const params = { requests: requests.map(toWire) } as unknown as Anthropic.Messages.BatchCreateParams;
  const { id } = await call(site, context, version, (client, options) =>
    client.messages.batches.create(params, options),
  );
  return id;
}

function toWire({ id, body }: BatchRequest): object {
  return { custom_id: id, params: body };
}

export async function checkBatch(site: CallSite, batchId: string, context: BatchContext): Promise<BatchState> {
  const batch = await call(site, context, undefined, (client, options) =>
    client.messages.batches.retrieve(batchId, {}, options),
  );
  if (batch.processing_status === 'ended') return { status: 'ended' };
  const { processing, ...over } = batch.request_counts;
  return { status: 'running', done: Object.values(over).reduce((sum, count) => sum + count, 0) };
}

export async function cancelBatch(site: CallSite, batchId: string, context: BatchContext): Promise<void> {
  await call(site, context, undefined, (client, options) => client.messages.batches.cancel(batchId, {}, options));
}
