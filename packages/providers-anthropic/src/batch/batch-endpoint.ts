import type { BatchEndpoint, CallContext, ChatRequest, PreparedRequest } from '@cascade/core/spec';
import { createPooledFetch, type PooledFetch } from '@cascade/fetch';
import type { AnthropicSettings } from '../anthropic-settings.js';
import type { CallSite } from '../calls.js';
import { buildRequest } from '../request/build-request.js';
import { cancelBatch, checkBatch, submitBatch } from './batch-calls.js';
import { readResults } from './read-results.js';
import { readRow } from './read-row.js';

let largeFetch: PooledFetch | undefined;
/** Results are larger than any answer. */
function fetchResults(): PooledFetch {
  largeFetch ??= createPooledFetch({ maxResponseBytes: 4 * 1024 ** 3 });
  return largeFetch;
}

/** Anthropic's Message Batches, at half the price. Requests of a batch share the version of the API. */
export function createBatchEndpoint(site: CallSite, fetch: AnthropicSettings['fetch']): BatchEndpoint {
  return {
    priceFactor: 0.5,
    maxRequests: 100_000,
    maxBytes: 256_000_000,
    prepare: (request, omit) => prepare(site, request, omit),
    submit: (requests, context) => submitBatch(site, requests, context),
    check: (batchId, context) => checkBatch(site, batchId, context),
    results: (batchId, context) => readResults(site, batchId, { fetch: fetch ?? fetchResults(), ...context }),
    cancel: (batchId, context) => cancelBatch(site, batchId, context),
  };
}

function prepare(site: CallSite, request: ChatRequest, omit: CallContext['omit']): PreparedRequest {
  const built = buildRequest(site.modelId, request, site.endpoint, omit);
  return { group: built.version, body: built.body, read: (row) => readRow(row, site, built) };
}
