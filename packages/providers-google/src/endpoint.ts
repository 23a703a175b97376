import { ConfigurationError } from '@cascade/core/provider-kit';
import type { GoogleSettings } from './google-settings.js';

/** Where calls go, found once from the settings. */
export interface Endpoint {
  /** Name of the provider. */
  readonly name: string;
  /** Without the version and without a slash at its end. */
  readonly baseURL: string;
  readonly apiVersion: string;
  readonly origin: string;
  /** Names of environment variables that may hold the key for this origin. */
  readonly environment: readonly string[];
  readonly keyRequired: boolean;
}

const defaultBaseURL = 'https://generativelanguage.googleapis.com';

export function resolveEndpoint(settings: GoogleSettings): Endpoint {
  const { name = 'google', baseURL = defaultBaseURL } = settings;
  if (!URL.canParse(baseURL)) {
    throw new ConfigurationError(`createGoogle: baseURL must be a URL such as ${defaultBaseURL}, got "${baseURL}"`);
  }
  const { origin, pathname, hostname } = new URL(baseURL);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const version = /^v\d{1,3}((alpha|beta)\d{0,3})?$/.test(segments.at(-1) ?? '') ? segments.pop() : undefined;
  const isGoogle = hostname === 'generativelanguage.googleapis.com';
  return {
    name,
    baseURL: [origin, ...segments].join('/'),
    apiVersion: settings.apiVersion ?? version ?? 'v1beta',
    origin,
    environment: isGoogle ? ['GOOGLE_API_KEY', 'GEMINI_API_KEY'] : [],
    keyRequired: isGoogle,
  };
}
