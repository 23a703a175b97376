import type { IncomingRequest } from '../../incoming-request.js';

const keyHeaders = ['authorization', 'x-api-key', 'api-key', 'x-goog-api-key'];

/** SDKs insist on a key; the word `none` stands for there being none. Who lists models so, comes without. */
export function asStranger(incoming: IncomingRequest): IncomingRequest {
  const headers = { ...incoming.headers };
  for (const name of keyHeaders) if (headers[name] === 'none' || headers[name] === 'Bearer none') delete headers[name];
  return { ...incoming, headers };
}
