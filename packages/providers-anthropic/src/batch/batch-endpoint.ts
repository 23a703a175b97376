import type { BatchEndpoint } from '@cascade/core/spec';
import type { AnthropicSettings } from '../anthropic-settings.js';
import type { CallSite } from '../calls.js';

// Most programs never send a batch.
const load = () => import('./batch-calls.js');

/** Anthropic's Message Batches, at half the price. Requests of a batch share the version of the API. */
export function createBatchEndpoint(site: CallSite, fetch: AnthropicSettings['fetch']): BatchEndpoint {
  return {
    priceFactor: 0.5,
    maxRequests: 100_000,
    maxBytes: 256_000_000,
    prepare: async (request, omit) => (await load()).prepareRequest(site, request, omit),
    submit: async (requests, context) => (await load()).submitBatch(site, requests, context),
    check: async (batchId, context) => (await load()).checkBatch(site, batchId, context),
    async *results(batchId, context) {
      yield* (await load()).readResults(site, batchId, context, fetch);
    },
    cancel: async (batchId, context) => (await load()).cancelBatch(site, batchId, context),
  };
}
