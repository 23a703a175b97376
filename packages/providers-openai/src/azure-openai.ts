import { ConfigurationError, checkOptions, isAnything } from '@cascade/core/provider-kit';
import { createAt, type OpenAIProvider } from './create-openai.js';
import { resolveEndpoint } from './endpoint.js';
import { type OpenAISettings, openaiChecks } from './openai-settings.js';
import type { TokenProvider } from './token-provider.js';

/** How to reach Azure OpenAI. */
export interface AzureOpenAISettings extends Pick<OpenAISettings, 'api' | 'apiVersion' | 'headers' | 'fetch'> {
  /** Name of the provider in entries, logs and messages. Default `azure`. */
  readonly name?: string;
  /** The resource's endpoint (`https://my-resource.openai.azure.com`), a deployment's URL, or the `/openai/v1/` URL. */
  readonly baseURL: string;
  /** Default: the environment variable `AZURE_OPENAI_API_KEY`, at a host of Azure. */
  readonly apiKey?: string;
  /** Returns a bearer token of Microsoft Entra ID, in place of a key. Asked before every call. */
  readonly tokenProvider?: TokenProvider;
}

/**
 * Azure OpenAI. The model id names the deployment.
 *
 * @example
 * ```ts
 * const azure = azureOpenAI({ baseURL: 'https://my-resource.openai.azure.com', tokenProvider: async () => myToken() });
 * ```
 * @throws ConfigurationError when `baseURL` is not a URL, a setting is not known, or both a key and a token provider are given
 */
export function azureOpenAI(settings: AzureOpenAISettings): OpenAIProvider {
  checkOptions('azureOpenAI', settings, { ...openaiChecks, tokenProvider: isAnything });
  const { name = 'azure', tokenProvider } = settings;
  const own = { ...settings, name, azure: true };
  const endpoint = resolveEndpoint(own);
  if (tokenProvider === undefined) return createAt(endpoint, own);
  if (settings.apiKey !== undefined) {
    throw new ConfigurationError(`azureOpenAI: ${name} has both apiKey and tokenProvider; keep the one that is meant`);
  }
  return createAt({ ...endpoint, tokenProvider, environment: [], keyRequired: false }, own);
}
