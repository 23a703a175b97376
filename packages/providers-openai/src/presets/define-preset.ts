import { checkOptions } from '@cascade/core/provider-kit';
import { createAt, type OpenAIProvider } from '../create-openai.js';
import type { Dialect } from '../dialect.js';
import { parseBaseURL, trimSlash } from '../endpoint.js';
import { type OpenAISettings, openaiChecks } from '../openai-settings.js';

/** What may be said about a vendor that is known. */
export interface PresetSettings extends Pick<OpenAISettings, 'api' | 'headers' | 'fetch'> {
  /** Name of the provider in entries, logs and messages. Default: the vendor's. */
  readonly name?: string;
  /** Default: the vendor's environment variable, but only at the vendor's own address. */
  readonly apiKey?: string;
  /** With the version. Default: the vendor's. */
  readonly baseURL?: string;
}

/** Makes the provider of one vendor. Throws a ConfigurationError when `baseURL` is not a URL, or a setting is not known. */
export type CreatePreset = (settings?: PresetSettings) => OpenAIProvider;

/** What is known of a vendor. */
interface Preset {
  readonly name: string;
  readonly baseURL: string;
  /** More addresses of the same vendor. */
  readonly otherOrigins?: readonly string[];
  /** Environment variables that may hold its key. */
  readonly environment: readonly string[];
  readonly keyRequired: boolean;
  readonly dialect?: Dialect;
}

/** The factory of one vendor's provider. */
export function definePreset(preset: Preset): CreatePreset {
  const { otherOrigins = [], dialect = {} } = preset;
  const origins = [new URL(preset.baseURL).origin, ...otherOrigins];
  return (settings = {}) => {
    checkOptions(preset.name, settings, openaiChecks);
    const { name = preset.name, baseURL = preset.baseURL } = settings;
    const { origin } = parseBaseURL(preset.name, baseURL, preset.baseURL);
    const isOwn = origins.includes(origin);
    const endpoint = {
      name,
      baseURL: trimSlash(baseURL),
      origin,
      isOpenAI: false,
      azure: undefined,
      hasDeployment: false,
      // A key from the environment is for the vendor's own address and goes nowhere else.
      environment: isOwn ? preset.environment : [],
      keyRequired: isOwn && preset.keyRequired,
      dialect,
    };
    return createAt(endpoint, settings);
  };
}
