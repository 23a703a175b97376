import { toHeaders } from '../to-headers.js';

/** What is needed to send a request, and to send it again. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Headers that belong to the connection, which is ours and not the caller's. */
const connectionHeaders = new Set(
  'connection content-length expect host keep-alive proxy-connection te trailer transfer-encoding upgrade'.split(' '),
);

/**
 * Reads the arguments of `fetch`. Strings and bytes, which is what SDKs send, take the short way; the rest goes
 * through a real `Request` and is read into memory.
 * @throws TypeError for an address that is no http(s) URL or carries credentials.
 */
export async function readRequest(input: RequestInfo | URL, init: RequestInit = {}): Promise<OutgoingRequest> {
  const body = init.body ?? undefined;
  if (input instanceof Request || !(body === undefined || typeof body === 'string' || ArrayBuffer.isView(body))) {
    const headers = init.headers && { headers: toHeaders(init.headers) };
    return readStandardRequest(new Request(input, { ...init, ...headers, ...(body && { duplex: 'half' }) }));
  }
  const bytes = ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : body;
  const headers = readHeaders(init.headers);
  if (typeof bytes === 'string') headers['content-type'] ??= 'text/plain;charset=UTF-8';
  const method = (init.method ?? 'GET').toUpperCase();
  return complete({ url: readUrl(String(input)), method, headers, body: bytes, signal: init.signal ?? undefined });
}

async function readStandardRequest(request: Request): Promise<OutgoingRequest> {
  const { method, signal } = request;
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return complete({ url: readUrl(request.url), method, headers: readHeaders(request.headers), body, signal });
}

function readUrl(address: string): URL {
  if (!URL.canParse(address)) throw new TypeError('fetch failed: the address is not an absolute URL');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`fetch failed: ${url.protocol} is not supported; use http: or https:`);
  }
  if (url.username || url.password) {
    throw new TypeError(`fetch failed: the address of ${url.origin} carries credentials; send them in a header`);
  }
  return url;
}

function readHeaders(given: HeadersInit | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  // Via `Headers` for its checks of names and values, and so that repeated ones are joined.
  for (const [name, value] of toHeaders(given)) {
    if (!connectionHeaders.has(name)) headers[name] = value;
  }
  return headers;
}

function complete(request: OutgoingRequest): OutgoingRequest {
  const { headers, body, method } = request;
  headers.accept ??= '*/*';
  // Compression saves nothing on short answers and delays streams; a server that sends it anyway is decoded.
  headers['accept-encoding'] ??= 'identity';
  headers['user-agent'] ??= 'cascade-fetch';
  if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
  else if (method === 'POST' || method === 'PUT' || method === 'PATCH') headers['content-length'] = '0';
  return request;
}
