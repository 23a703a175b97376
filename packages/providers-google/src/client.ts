import { guardFetch, loadSdk } from '@cascade/core/provider-kit';
import type { CallContext } from '@cascade/core/spec';
import { pooledFetch } from '@cascade/fetch';
import type { GoogleGenAI } from '@google/genai/web';
import { restDailyQuota } from './daily-quota.js';
import type { Endpoint } from './endpoint.js';
import type { GoogleSettings } from './google-settings.js';

// The build for the web runs everywhere, reads no environment, and loads in a third of the time of the one for Node.
const load = loadSdk('@google/genai', () => import('@google/genai/web'));

/** Clients kept, one for each key and transport. */
const maxClients = 50;

export type GetClient = (context: Pick<CallContext, 'key' | 'fetch'>) => Promise<GoogleGenAI>;

/** Hands out SDK clients: the key belongs to the client, so there is one for each key and transport. */
export function clientPool(settings: GoogleSettings, endpoint: Endpoint): GetClient {
  const byFetch = new WeakMap<typeof globalThis.fetch, Map<string | undefined, GoogleGenAI>>();
  return async ({ key, fetch = settings.fetch ?? pooledFetch }) => {
    const byKey = byFetch.get(fetch) ?? new Map<string | undefined, GoogleGenAI>();
    byFetch.set(fetch, byKey);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const { GoogleGenAI } = await load();
    if (byKey.size >= maxClients) byKey.clear();
    const client = new GoogleGenAI({
      // Servers without keys ignore it; the SDK insists on one.
      apiKey: key ?? 'none',
      vertexai: false,
      // No `timeout` and no `retryOptions`: both are the engine's business.
      httpOptions: {
        baseUrl: endpoint.baseURL,
        apiVersion: endpoint.apiVersion,
        headers: { ...settings.headers },
        fetch: guardFetch(restDailyQuota(fetch), { provider: endpoint.name, isStreamed }),
      },
    });
    byKey.set(key, client);
    return client;
  };
}

function isStreamed(url: string): boolean {
  return url.includes(':streamGenerateContent');
}
