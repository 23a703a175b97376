/** An SDK's client that tells what it would send; those of OpenAI and Anthropic do. */
export interface RequestBuilder {
  buildRequest(options: BuiltPost): Promise<{ readonly req: RequestInit; readonly url: string }>;
}

/** What the SDK is told of a request. It may write to it. */
interface BuiltPost {
  method: 'post';
  path: string;
  body: object;
  headers?: Record<string, string | null>;
  idempotencyKey?: string;
}

export interface Post {
  /** Below the base URL: `/chat/completions`. */
  readonly path: string;
  readonly body: object;
  /** On top of the client's own; null takes one away. */
  readonly headers?: Record<string, string | null>;
  readonly idempotencyKey?: string;
  readonly signal: AbortSignal;
}

/**
 * Posts what an SDK builds, its address, headers and body, by a transport of our own. The SDK's way from there on is for
 * retries, limits and a log that are switched off here, and takes a quarter of the CPU of a whole call.
 */
export async function sendBuilt(
  client: RequestBuilder,
  fetch: typeof globalThis.fetch,
  { signal, ...post }: Post,
): Promise<Response> {
  const { req, url } = await client.buildRequest({ method: 'post', ...post });
  return fetch(url, { ...req, method: 'POST', signal });
}
