import { ConfigurationError } from '@cascade/core/provider-kit';
import { environmentHost } from './environment-host.js';
import type { OllamaSettings } from './ollama-settings.js';

/** Where calls go, found once from the settings. */
export interface Endpoint {
  /** Name of the provider. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly baseURL: string;
  readonly origin: string;
  /** Names of environment variables that may hold the key for this origin. */
  readonly environment: readonly string[];
  readonly keyRequired: boolean;
}

const defaultBaseURL = 'http://127.0.0.1:11434';

export function resolveEndpoint(settings: OllamaSettings): Endpoint {
  const { name = 'ollama', baseURL = environmentHost() ?? defaultBaseURL } = settings;
  if (!URL.canParse(baseURL) || !/^https?:$/.test(new URL(baseURL).protocol)) {
    throw new ConfigurationError(`createOllama: baseURL must be a URL such as ${defaultBaseURL}, got "${baseURL}"`);
  }
  const { origin, pathname, protocol, hostname } = new URL(baseURL);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  if (segments.at(-1) === 'v1') {
    throw new ConfigurationError(
      `createOllama: ${baseURL} speaks OpenAI's protocol: use createOpenAI of @cascade/providers-openai, or leave out "/v1"`,
    );
  }
  if (segments.at(-1) === 'api') segments.pop();
  const isHosted = protocol === 'https:' && hostname === 'ollama.com';
  return {
    name,
    baseURL: [origin, ...segments].join('/'),
    origin,
    environment: isHosted ? ['OLLAMA_API_KEY'] : [],
    keyRequired: isHosted,
  };
}
