import type Anthropic from '@anthropic-ai/sdk';
import { asksForStream, guardFetch, loadSdk } from '@cascade/core/provider-kit';
import { pooledFetch } from '@cascade/fetch';
import type { AnthropicSettings } from './anthropic-settings.js';
import type { Endpoint } from './endpoint.js';

const load = loadSdk('@anthropic-ai/sdk', () => import('@anthropic-ai/sdk'));

/** Time limits are the engine's business; the SDK's own must never fire first, nor refuse long answers in one piece. */
const neverMs = 2 ** 31 - 1;

export type GetClient = (fetch: typeof globalThis.fetch | undefined) => Promise<Anthropic>;

/** Hands out SDK clients: making one is dear, so there is one for each transport. The key comes with the call's headers. */
export function clientPool(settings: AnthropicSettings, endpoint: Endpoint): GetClient {
  const byFetch = new WeakMap<typeof globalThis.fetch, Anthropic>();
  return async (fetch = settings.fetch ?? pooledFetch) => {
    const known = byFetch.get(fetch);
    if (known !== undefined) return known;
    const { Anthropic } = await load();
    const client = createClient(Anthropic, fetch, endpoint);
    byFetch.set(fetch, client);
    return client;
  };
}

/** Every option is set, so that nothing in the environment or on the disk changes what a client does. */
function createClient(
  Client: typeof Anthropic,
  fetch: typeof globalThis.fetch,
  { name: provider, baseURL }: Endpoint,
): Anthropic {
  return new Client({
    // A credential passed in code keeps the SDK from looking for others.
    apiKey: 'none',
    webhookKey: null,
    baseURL,
    maxRetries: 0,
    timeout: neverMs,
    logLevel: 'off',
    openTelemetry: false,
    fetch: guardFetch(fetch, { provider, isStreamed: asksForStream }),
  });
}
