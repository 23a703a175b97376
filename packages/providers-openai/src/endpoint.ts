import { ConfigurationError } from '@cascade/core/provider-kit';
import type { Dialect } from './dialect.js';
import type { OpenAISettings } from './openai-settings.js';
import type { TokenProvider } from './token-provider.js';

/** Where calls go and in which manner, found once from the settings. */
export interface Endpoint {
  /** Name of the provider. */
  readonly name: string;
  readonly baseURL: string;
  readonly origin: string;
  /** OpenAI's own host: its rules about models and parameters hold. */
  readonly isOpenAI: boolean;
  /** `deployments`: Azure's older paths with an `api-version`. `v1`: Azure's host, OpenAI's paths. */
  readonly azure: 'deployments' | 'v1' | undefined;
  /** The base URL already names the deployment. */
  readonly hasDeployment: boolean;
  /** Names of environment variables that may hold the key for this origin. */
  readonly environment: readonly string[];
  readonly keyRequired: boolean;
  /** How its vendor differs from a plain compatible server. */
  readonly dialect: Dialect;
  /** Asked before every call, in place of a key. */
  readonly tokenProvider?: TokenProvider;
}

const defaultBaseURL = 'https://api.openai.com/v1';
const azureHosts = ['.openai.azure.com', '.cognitiveservices.azure.com', '.services.ai.azure.com'];

export function resolveEndpoint(settings: OpenAISettings): Endpoint {
  const { name = 'openai', baseURL = defaultBaseURL } = settings;
  const url = parseBaseURL('createOpenAI', baseURL, defaultBaseURL);
  const isAzureHost = azureHosts.some((host) => url.hostname.endsWith(host));
  const isAzure = settings.azure ?? isAzureHost;
  const isOpenAI = url.hostname === 'api.openai.com';
  return {
    name,
    ...(isAzure ? azurePaths(url) : { baseURL: trimSlash(baseURL), azure: undefined, hasDeployment: false }),
    origin: url.origin,
    isOpenAI,
    // A key from the environment is for its own host, and for no gateway before it.
    environment: isAzureHost ? ['AZURE_OPENAI_API_KEY'] : isOpenAI ? ['OPENAI_API_KEY'] : [],
    keyRequired: isAzure || isOpenAI,
    dialect: {},
  };
}

/** @throws ConfigurationError when it is no URL */
export function parseBaseURL(factory: string, baseURL: string, example: string): URL {
  if (URL.canParse(baseURL)) return new URL(baseURL);
  throw new ConfigurationError(`${factory}: baseURL must be a URL such as ${example}, got "${baseURL}"`);
}

/** The endpoint of a resource, the URL of a deployment, or the v1 URL, as the portal shows them. */
function azurePaths(url: URL): Pick<Endpoint, 'baseURL' | 'azure' | 'hasDeployment'> {
  const path = trimSlash(url.pathname);
  if (path.endsWith('/openai/v1')) return { baseURL: url.origin + path, azure: 'v1', hasDeployment: false };
  const deployment = path.match(/^(.*\/openai\/deployments\/[^/]+)/)?.[1];
  if (deployment !== undefined) return { baseURL: url.origin + deployment, azure: 'deployments', hasDeployment: true };
  const base = path.endsWith('/openai') ? path : `${path}/openai`;
  return { baseURL: url.origin + base, azure: 'deployments', hasDeployment: false };
}

export function trimSlash(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end--;
  return text.slice(0, end);
}
