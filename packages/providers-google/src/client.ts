import { clientPool, guardFetch, loadSdk } from '@cascade/core/provider-kit';
import type { CallContext } from '@cascade/core/spec';
import { pooledFetch } from '@cascade/fetch';
import type { GoogleGenAI } from '@google/genai/web';
import { restDailyQuota } from './daily-quota.js';
import type { Endpoint } from './endpoint.js';
import type { GoogleSettings } from './google-settings.js';

// The build for the web runs everywhere, reads no environment, and loads in a third of the time of the one for Node.
const load = loadSdk('@google/genai', () => import('@google/genai/web'));

export type GetClient = (context: Pick<CallContext, 'key' | 'fetch'>) => Promise<GoogleGenAI>;

export function createClients(settings: GoogleSettings, endpoint: Endpoint): GetClient {
  const clients = clientPool(async (key, fetch) => createClient(await load(), key, fetch, settings, endpoint));
  return ({ key, fetch = settings.fetch ?? pooledFetch }) => clients(key, fetch);
}

function createClient(
  { GoogleGenAI: Client }: Awaited<ReturnType<typeof load>>,
  key: string | undefined,
  fetch: typeof globalThis.fetch,
  settings: GoogleSettings,
  { name: provider, baseURL, apiVersion }: Endpoint,
): GoogleGenAI {
  return new Client({
    // Servers without keys ignore it; the SDK insists on one.
    apiKey: key ?? 'none',
    vertexai: false,
    // No `timeout` and no `retryOptions`: both are the engine's business.
    httpOptions: {
      baseUrl: baseURL,
      apiVersion,
      headers: { ...settings.headers },
      fetch: guardFetch(restDailyQuota(fetch), { provider, isStreamed }),
    },
  });
}

function isStreamed(url: string): boolean {
  return url.includes(':streamGenerateContent');
}
