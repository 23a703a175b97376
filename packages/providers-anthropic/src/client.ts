import type Anthropic from '@anthropic-ai/sdk';
import { asksForStream, clientPool, guardFetch, loadSdk, type Post, sendBuilt } from '@cascade/core/provider-kit';
import { pooledFetch } from '@cascade/fetch';
import type { AnthropicSettings } from './anthropic-settings.js';
import type { Endpoint } from './endpoint.js';

const load = loadSdk('@anthropic-ai/sdk', () => import('@anthropic-ai/sdk'));

/** Time limits are the engine's business; the SDK's own must never fire first, nor refuse long answers in one piece. */
const neverMs = 2 ** 31 - 1;

/** The SDK's client, and the short way for requests of which there are many. */
export interface Client {
  readonly sdk: Anthropic;
  post(post: Post): Promise<Response>;
}

export type GetClient = (fetch: typeof globalThis.fetch | undefined) => Promise<Client>;

/** One client for each transport: the key comes with the call's headers. */
export function createClients(settings: AnthropicSettings, endpoint: Endpoint): GetClient {
  const clients = clientPool(async (_key, fetch): Promise<Client> => {
    const guarded = guardFetch(fetch, { provider: endpoint.name, isStreamed: asksForStream });
    const sdk = createClient((await load()).Anthropic, guarded, endpoint);
    return { sdk, post: (post) => sendBuilt(sdk, guarded, post) };
  });
  return (fetch = settings.fetch ?? pooledFetch) => clients(undefined, fetch);
}

/** Every option is set, so that nothing in the environment or on the disk changes what a client does. */
function createClient(Sdk: typeof Anthropic, fetch: typeof globalThis.fetch, { baseURL }: Endpoint): Anthropic {
  return new Sdk({
    // A credential passed in code keeps the SDK from looking for others.
    apiKey: 'none',
    webhookKey: null,
    baseURL,
    maxRetries: 0,
    timeout: neverMs,
    logLevel: 'off',
    openTelemetry: false,
    fetch,
  });
}
