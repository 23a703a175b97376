import { guardFetch, loadSdk, reportRateLimits } from '@cascade/core/provider-kit';
import type { CallContext } from '@cascade/core/spec';
import { pooledFetch } from '@cascade/fetch';
import type { Ollama } from 'ollama/browser';
import { checkedStream } from './checked-stream.js';
import type { Endpoint } from './endpoint.js';
import type { OllamaSettings } from './ollama-settings.js';

// The build for the browser runs everywhere and, unlike the one for Node, never takes a text for a file to be read.
const load = loadSdk('ollama', () => import('ollama/browser'));

export interface CallOptions {
  readonly context: CallContext;
  readonly isStreamed: boolean;
  /** Cancels this call alone; the SDK can only cancel everything of a client. */
  readonly signal: AbortSignal;
}

export type GetClient = (options: CallOptions) => Promise<Ollama>;

/** Hands out a client for one call: making one costs nothing, and its transport carries all that belongs to the call. */
export function clientMaker(settings: OllamaSettings, endpoint: Endpoint): GetClient {
  const { name: provider, baseURL } = endpoint;
  return async ({ context, isStreamed, signal }) => {
    const { Ollama } = await load();
    const transport = context.fetch ?? settings.fetch ?? pooledFetch;
    const send = guardFetch(transport, { provider, isStreamed: () => isStreamed });
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = await send(input, { ...init, headers: headersOf(init, settings, context.key), signal });
      reportRateLimits(context, response.headers);
      return isStreamed ? checkedStream(provider, response) : response;
    };
    return new Ollama({ host: baseURL, fetch });
  };
}

/** The SDK would send a key from the environment by itself: only the key of the call is sent. */
function headersOf(init: RequestInit | undefined, settings: OllamaSettings, key: string | undefined): Headers {
  const headers = new Headers(init?.headers);
  headers.delete('authorization');
  for (const [name, value] of Object.entries(settings.headers ?? {})) headers.set(name, value);
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  return headers;
}
