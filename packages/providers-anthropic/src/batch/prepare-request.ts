import type { CallContext, ChatRequest, PreparedRequest } from '@cascade/core/spec';
import type { CallSite } from '../calls.js';
import { buildRequest } from '../request/build-request.js';
import { readRow } from './read-row.js';

/** A request as it goes into a batch. */
export function prepareRequest(site: CallSite, request: ChatRequest, omit: CallContext['omit']): PreparedRequest {
  const built = buildRequest(site.modelId, request, site.endpoint, omit);
  return { group: built.version, body: built.body, read: (row) => readRow(row, site, built) };
}
