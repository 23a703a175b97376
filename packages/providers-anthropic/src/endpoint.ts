import { ConfigurationError } from '@cascade/core/provider-kit';
import type { AnthropicSettings, ApiVersion } from './anthropic-settings.js';

/** Where calls go and in which manner, found once from the settings. */
export interface Endpoint {
  /** Name of the provider. */
  readonly name: string;
  readonly baseURL: string;
  readonly origin: string;
  /** Anthropic's own host. */
  readonly isAnthropic: boolean;
  /** Names of environment variables that may hold the key for this origin. */
  readonly environment: readonly string[];
  readonly keyRequired: boolean;
  /** Pinned by the user; undefined: chosen for each call. */
  readonly version: ApiVersion | undefined;
}

const defaultBaseURL = 'https://api.anthropic.com';

export function resolveEndpoint({
  name = 'anthropic',
  baseURL = defaultBaseURL,
  version,
}: AnthropicSettings): Endpoint {
  if (!URL.canParse(baseURL)) {
    throw new ConfigurationError(`createAnthropic: baseURL must be a URL such as ${defaultBaseURL}, got "${baseURL}"`);
  }
  const { origin, hostname } = new URL(baseURL);
  const isAnthropic = hostname === 'api.anthropic.com';
  return {
    name,
    baseURL: withoutVersion(baseURL),
    origin,
    isAnthropic,
    environment: isAnthropic ? ['ANTHROPIC_API_KEY'] : [],
    keyRequired: isAnthropic,
    version,
  };
}

/** The version of calls that are no messages. Servers that imitate the API were made for its old version. */
export function plainVersion({ version, keyRequired }: Endpoint): ApiVersion {
  return version ?? (keyRequired ? '2026-10-21' : '2023-06-01');
}

/** The SDK adds `/v1` by itself. */
function withoutVersion(baseURL: string): string {
  let end = baseURL.length;
  while (end > 0 && baseURL[end - 1] === '/') end--;
  const trimmed = baseURL.slice(0, end);
  return trimmed.endsWith('/v1') ? trimmed.slice(0, -'/v1'.length) : trimmed;
}
