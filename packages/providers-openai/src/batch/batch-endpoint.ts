import type { BatchEndpoint, CallContext, ChatRequest, PreparedRequest } from '@cascade/core/spec';
import { createPooledFetch, type PooledFetch } from '@cascade/fetch';
import { buildChatRequest } from '../chat/build-chat-request.js';
import type { CallSite } from '../chat/chat-calls.js';
import { readAnswer } from '../chat/read-answer.js';
import type { OpenAISettings } from '../openai-settings.js';
import { buildResponsesRequest } from '../responses/build-responses-request.js';
import { readResponse } from '../responses/read-response.js';
import { cancelBatch, checkBatch, submitBatch } from './batch-calls.js';
import { readResults } from './read-results.js';
import { readRow } from './read-row.js';

let largeFetch: PooledFetch | undefined;
/** Results are larger than any answer. */
function fetchResults(): PooledFetch {
  largeFetch ??= createPooledFetch({ maxResponseBytes: 4 * 1024 ** 3 });
  return largeFetch;
}

/** Which of the two APIs a request goes to. */
export type UseResponses = (request: ChatRequest, omit: CallContext['omit']) => boolean;

/** OpenAI's Batch API: a file of requests in, a file of answers out, at half the price. */
export function createBatchEndpoint(
  site: CallSite,
  useResponses: UseResponses,
  fetch: OpenAISettings['fetch'],
): BatchEndpoint {
  return {
    priceFactor: 0.5,
    maxRequests: 50_000,
    maxBytes: 200_000_000,
    prepare: (request, omit) =>
      useResponses(request, omit) ? prepareResponses(site, request) : prepareChat(site, request, omit),
    submit: (requests, context) => submitBatch(site, requests, context),
    check: (batchId, context) => checkBatch(site, batchId, context),
    results: (batchId, context) => readResults(site, batchId, { fetch: fetch ?? fetchResults(), ...context }),
    cancel: (batchId, context) => cancelBatch(site, batchId, context),
  };
}

function prepareChat(
  { modelId, endpoint }: CallSite,
  request: ChatRequest,
  omit: CallContext['omit'],
): PreparedRequest {
  const { body, warnings } = buildChatRequest(modelId, request, endpoint, omit);
  return {
    group: '/v1/chat/completions',
    body: { ...body },
    read: (row) => readRow(row, endpoint, (answer) => readAnswer(answer, endpoint.name, warnings)),
  };
}

function prepareResponses({ modelId, endpoint }: CallSite, request: ChatRequest): PreparedRequest {
  const { body, warnings } = buildResponsesRequest(modelId, request, endpoint);
  return {
    group: '/v1/responses',
    body: { ...body },
    read: (row) => readRow(row, endpoint, (answer) => readResponse(answer, endpoint.name, warnings)),
  };
}
