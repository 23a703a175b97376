import {
  asksForStream,
  clientPool,
  guardFetch,
  ignoredHeaders,
  loadSdk,
  type Post,
  sendBuilt,
} from '@cascade/core/provider-kit';
import type { CallContext } from '@cascade/core/spec';
import { pooledFetch } from '@cascade/fetch';
import type OpenAI from 'openai';
import { rememberToken } from './call-token.js';
import type { Endpoint } from './endpoint.js';
import type { OpenAISettings } from './openai-settings.js';
import { askToken } from './token-provider.js';

const load = loadSdk('openai', () => import('openai'));

/** Time limits are the engine's business; the SDK's own must never fire first. */
const neverMs = 2 ** 31 - 1;
type Fetch = typeof globalThis.fetch;

/** The SDK's client, and the short way for requests of which there are many. */
export interface Client {
  readonly sdk: OpenAI;
  post(post: Post): Promise<Response>;
}

export type GetClient = (context: Pick<CallContext, 'key' | 'fetch' | 'signal'>) => Promise<Client>;

export function createClients(settings: OpenAISettings, endpoint: Endpoint): GetClient {
  const { name, tokenProvider } = endpoint;
  const create = async (key: string | undefined, fetch: Fetch): Promise<Client> => {
    const guarded = guardFetch(fetch, { provider: name, isStreamed: asksForStream });
    const sdk = createClient(await load(), key, guarded, settings, endpoint);
    return { sdk, post: (post) => sendBuilt(sdk, guarded, post) };
  };
  const clients = clientPool(create);
  return async ({ key, signal, fetch = settings.fetch ?? pooledFetch }) => {
    if (tokenProvider === undefined) return clients(key, fetch);
    // A client of its own for every call: a pool would keep the tokens.
    const token = await askToken(name, tokenProvider);
    rememberToken(signal, token);
    return create(token, fetch);
  };
}

/** Every option is set, so that nothing in the environment changes what a client does. */
function createClient(
  sdk: typeof import('openai'),
  key: string | undefined,
  fetch: Fetch,
  settings: OpenAISettings,
  endpoint: Endpoint,
): OpenAI {
  const { baseURL, azure } = endpoint;
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
    fetch,
  } as const;
  // Whatever the variable names, who asks is for us to say.
  const defaultHeaders = {
    ...ignoredHeaders('OPENAI_CUSTOM_HEADERS'),
    ...keyHeaders(endpoint, key),
    ...settings.headers,
  };
  if (azure === 'deployments') {
    return new sdk.AzureOpenAI({ ...options, defaultHeaders, apiVersion: settings.apiVersion ?? '2024-10-21' });
  }
  const { apiVersion } = settings;
  const defaultQuery = azure === 'v1' && apiVersion !== undefined ? { 'api-version': apiVersion } : {};
  return new sdk.OpenAI({ ...options, defaultHeaders, defaultQuery });
}

/** Keys of Azure have a header of their own; tokens, and keys of everybody else, are bearers. */
function keyHeaders({ azure, tokenProvider }: Endpoint, key = 'none'): Record<string, string | null> {
  return azure === undefined || tokenProvider !== undefined
    ? { authorization: `Bearer ${key}`, 'api-key': null }
    : { authorization: null, 'api-key': key };
}
