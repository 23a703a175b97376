import { asksForStream, clientPool, guardFetch, ignoredHeaders, loadSdk } from '@cascade/core/provider-kit';
import type { CallContext } from '@cascade/core/spec';
import { pooledFetch } from '@cascade/fetch';
import type OpenAI from 'openai';
import type { Endpoint } from './endpoint.js';
import type { OpenAISettings } from './openai-settings.js';

const load = loadSdk('openai', () => import('openai'));

/** Time limits are the engine's business; the SDK's own must never fire first. */
const neverMs = 2 ** 31 - 1;
export type GetClient = (context: Pick<CallContext, 'key' | 'fetch'>) => Promise<OpenAI>;

export function createClients(settings: OpenAISettings, endpoint: Endpoint): GetClient {
  const clients = clientPool(async (key, fetch) => createClient(await load(), key, fetch, settings, endpoint));
  return ({ key, fetch = settings.fetch ?? pooledFetch }) => clients(key, fetch);
}

/** Every option is set, so that nothing in the environment changes what a client does. */
function createClient(
  sdk: typeof import('openai'),
  key: string | undefined,
  fetch: typeof globalThis.fetch,
  settings: OpenAISettings,
  endpoint: Endpoint,
): OpenAI {
  const { name: provider, baseURL, azure } = endpoint;
  const options = {
    // Servers without keys ignore it; the SDK insists on one.
    apiKey: key ?? 'none',
    baseURL,
    organization: settings.organization ?? null,
    project: settings.project ?? null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: neverMs,
    logLevel: 'off',
    dangerouslyAllowBrowser: true,
    fetch: guardFetch(fetch, { provider, isStreamed: asksForStream }),
  } as const;
  const isV1 = azure === 'v1' && key !== undefined;
  const defaultHeaders = {
    ...ignoredHeaders('OPENAI_CUSTOM_HEADERS'),
    // Whatever it names, who asks is for us to say.
    ...(azure === 'deployments'
      ? { 'api-key': key ?? 'none' }
      : { authorization: isV1 ? null : `Bearer ${key ?? 'none'}` }),
    ...(isV1 && { 'api-key': key }),
    ...settings.headers,
  };
  if (azure === 'deployments') {
    return new sdk.AzureOpenAI({ ...options, defaultHeaders, apiVersion: settings.apiVersion ?? '2024-10-21' });
  }
  return new sdk.OpenAI({ ...options, defaultHeaders });
}
