import type { IncomingMessage } from 'node:http';
import { isRedirect, targetOriginOf } from '../is-redirect.js';
import type { PooledFetch, PooledFetchOptions } from '../pooled-fetch-options.js';
import { defaultMaxResponseBytes, readOptions } from '../read-options.js';
import { RedirectRefusedError } from '../redirect-refused-error.js';
import { ResponseTooLargeError } from '../response-too-large-error.js';
import { createConnectionPool } from './connection-pool.js';
import { decodeContent } from './decode-content.js';
import { PooledBody } from './pooled-body.js';
import { PooledResponse } from './pooled-response.js';
import { type OutgoingRequest, readRequest } from './read-request.js';
import { sendRequest } from './send-request.js';

const defaults = {
  maxResponseBytes: defaultMaxResponseBytes,
  connectTimeoutMs: 10_000,
  idleTimeoutMs: 30_000,
  maxConnectionsPerOrigin: Number.POSITIVE_INFINITY,
};

/**
 * A `fetch` on its own pool of keep-alive connections, at about a third of the CPU of Node's.
 *
 * It follows no redirect (`RedirectRefusedError`), limits responses (`ResponseTooLargeError`), and otherwise fails as
 * `fetch` does: a `TypeError` whose `cause` carries Node's `code`, or the signal's reason, also while a body is read.
 * Response headers have no time limit of their own: pass a signal.
 * @throws TypeError for an unknown option or a value out of range.
 */
export function createPooledFetch(options: PooledFetchOptions = {}): PooledFetch {
  const limits = readOptions(options, defaults);
  const pool = createConnectionPool(limits);
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = await readRequest(input, init);
    request.signal?.throwIfAborted();
    const message = await sendRequest(pool, request, limits.connectTimeoutMs);
    return answer(message, request, limits.maxResponseBytes);
  };
  return Object.assign(fetch, { close: pool.close });
}

let shared: PooledFetch | undefined;
const sharedFetch = () => {
  shared ??= createPooledFetch();
  return shared;
};

/** `fetch` on one pool for the whole process, with default options. `close()` closes its connections; the next call opens new ones. */
export const pooledFetch: PooledFetch = Object.assign(
  (input: RequestInfo | URL, init?: RequestInit) => sharedFetch()(input, init),
  { close: () => shared?.close() },
);

function answer(message: IncomingMessage, { url, method, signal }: OutgoingRequest, limitBytes: number): Response {
  const refuse = (error: Error): never => {
    message.on('error', () => {});
    message.destroy();
    throw error;
  };
  const { statusCode: status = 0, statusMessage: statusText = '' } = message;
  if (isRedirect(status)) {
    return refuse(new RedirectRefusedError(status, url.origin, targetOriginOf(message.headers.location, url.href)));
  }
  if (Number(message.headers['content-length'] ?? 0) > limitBytes && method !== 'HEAD') {
    return refuse(new ResponseTooLargeError(url.origin, limitBytes));
  }
  try {
    const init = { status, statusText, headers: headersOf(message) };
    if (method === 'HEAD' || status === 204 || status === 304) {
      message.resume();
      return new Response(null, init);
    }
    const address = url.href.slice(0, url.href.length - url.hash.length);
    return new PooledResponse(new PooledBody(decodeContent(message), url.origin, limitBytes, signal), address, init);
  } catch (error) {
    // A status such as 999, which HTTP's grammar permits and `Response` refuses.
    const cause = error instanceof Error ? error : undefined;
    return refuse(new TypeError(`fetch failed: ${url.origin} sent an answer that is not HTTP: ${status}`, { cause }));
  }
}

function headersOf(message: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  const raw = message.rawHeaders;
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return pairs;
}
