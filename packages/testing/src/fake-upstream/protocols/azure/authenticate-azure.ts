import type { IncomingRequest } from '../../incoming-request.js';
import type { WireFailure } from '../../protocol.js';
import { authenticateBearer } from '../openai-chat/authenticate-bearer.js';

/** Checks `api-key` or an Entra bearer token, and that the URL names an `api-version`. */
export function authenticateAzure(incoming: IncomingRequest): WireFailure | undefined {
  if (!incoming.query.get('api-version')) return { kind: 'path-not-found' };
  return authenticateBearer(incoming);
}
