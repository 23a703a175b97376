import type { BatchEndpoint, CallContext, ChatRequest } from '@cascade/core/spec';
import type { CallSite } from '../chat/chat-calls.js';
import type { OpenAISettings } from '../openai-settings.js';
import type { UnsureFiles } from './submit-batch.js';

// Most programs never send a batch.
const load = () => import('./batch-calls.js');

/** Which of the two APIs a request goes to. */
export type UseResponses = (request: ChatRequest, omit: CallContext['omit']) => boolean;

/** OpenAI's Batch API: a file of requests in, a file of answers out, at half the price. */
export function createBatchEndpoint(
  site: CallSite,
  useResponses: UseResponses,
  fetch: OpenAISettings['fetch'],
): BatchEndpoint {
  const unsure: UnsureFiles = new Map();
  return {
    priceFactor: 0.5,
    maxRequests: 50_000,
    maxBytes: 200_000_000,
    prepare: async (request, omit) => (await load()).prepareRequest(site, useResponses(request, omit), request, omit),
    submit: async (requests, context) => (await load()).submitBatch(site, requests, context, unsure),
    check: async (batchId, context) => (await load()).checkBatch(site, batchId, context),
    async *results(batchId, context) {
      yield* (await load()).readResults(site, batchId, context, fetch);
    },
    cancel: async (batchId, context) => (await load()).cancelBatch(site, batchId, context),
  };
}
