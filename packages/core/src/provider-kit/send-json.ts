import { ProviderError } from '../errors/provider-error.js';
import type { CallContext } from '../spec/call-context.js';
import { asProviderError } from './as-provider-error.js';
import { httpFailure } from './http-failure.js';
import { invalidResponse } from './invalid-response.js';

export interface JsonCall {
  /** Name of the adapter, for messages. */
  readonly provider: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Serialised as JSON. */
  readonly body: unknown;
  readonly context: CallContext;
  /** Used when the call brings no transport. Default: the runtime's own `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Posts JSON for an adapter that speaks HTTP itself. Redirects are not followed.
 *
 * @throws ProviderError when nobody answers, when the status is not 2xx, or when a page of HTML comes back
 */
export async function sendJson({ provider, url, headers, body, context, fetch }: JsonCall): Promise<Response> {
  const send = context.fetch ?? fetch ?? globalThis.fetch;
  let response: Response;
  try {
    response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: context.signal,
      redirect: 'manual',
    });
  } catch (error) {
    throw asProviderError(provider, error);
  }
  if (response.ok) {
    if (!response.headers.get('content-type')?.includes('text/html')) return response;
    await response.body?.cancel();
    throw invalidResponse(provider, 'a page of HTML came instead of an answer: is the base URL right?');
  }
  const text = await response.text().catch(() => '');
  throw new ProviderError(httpFailure({ provider, status: response.status, body: text, headers: response.headers }));
}
