import { isRedirect, targetOriginOf } from '../is-redirect.js';
import type { PooledFetch, PooledFetchOptions } from '../pooled-fetch-options.js';
import { defaultMaxResponseBytes, readOptions } from '../read-options.js';
import { RedirectRefusedError } from '../redirect-refused-error.js';
import { ResponseTooLargeError } from '../response-too-large-error.js';
import { toHeaders } from '../to-headers.js';

/**
 * The same rules over the platform's own `fetch`, for runtimes without `node:http`: edge workers, browsers, Deno, Bun.
 * The platform owns the connections there, so options about them are refused and `close()` has nothing to close.
 * @throws TypeError for an unknown option or a value out of range.
 */
export function createPooledFetch(options: PooledFetchOptions = {}): PooledFetch {
  const { maxResponseBytes } = readOptions(options, { maxResponseBytes: defaultMaxResponseBytes });
  const portableFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    const { origin } = new URL(url);
    const headers = init?.headers && { headers: toHeaders(init.headers) };
    const response = await globalThis.fetch(input, { ...init, ...headers, redirect: 'manual' });
    if (response.type === 'opaqueredirect' || isRedirect(response.status)) {
      await response.body?.cancel();
      throw new RedirectRefusedError(response.status, origin, targetOriginOf(response.headers.get('location'), url));
    }
    return limitBody(response, origin, maxResponseBytes);
  };
  return Object.assign(portableFetch, { close: () => {} });
}

/** `pooledFetch` with default options. */
export const pooledFetch: PooledFetch = createPooledFetch();

async function limitBody(response: Response, origin: string, limitBytes: number): Promise<Response> {
  if (!response.body) return response;
  if (Number(response.headers.get('content-length') ?? 0) > limitBytes) {
    await response.body.cancel();
    throw new ResponseTooLargeError(origin, limitBytes);
  }
  let seenBytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seenBytes += chunk.byteLength;
        if (seenBytes > limitBytes) throw new ResponseTooLargeError(origin, limitBytes);
        controller.enqueue(chunk);
      },
    }),
  );
  // A constructed response has no address; SDKs log it.
  return Object.defineProperty(new Response(counted, response), 'url', { value: response.url });
}
