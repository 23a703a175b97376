import { keyVariablesOf } from '@cascade/config/names';
import { ConfigurationError } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { CascadeAgentOptions } from '../agent-options.js';
import type { ModelOptions } from '../models/model-options.js';
import { readDotenv } from '../models/read-dotenv.js';
import { withMore } from './with-more.js';

interface Vendor {
  readonly provider: string;
  readonly cheap: string;
  readonly dear: string;
}

/** Models that were there in November 2026. The first vendor with a key drafts; dear models are asked in this order. */
export const vendors: readonly Vendor[] = [
  { provider: 'anthropic', cheap: 'claude-haiku-5-5', dear: 'claude-opus-5-5' },
  { provider: 'openai', cheap: 'gpt-5.6-luna', dear: 'gpt-5.6' },
  { provider: 'google', cheap: 'gemini-3.1-flash-lite', dear: 'gemini-2.5-pro' },
  { provider: 'xai', cheap: 'grok-4.3', dear: 'grok-4.7' },
  { provider: 'openrouter', cheap: 'anthropic/claude-haiku-5.5', dear: 'anthropic/claude-opus-5.5' },
  { provider: 'mistral', cheap: 'mistral-small-2603', dear: 'mistral-large-4' },
  { provider: 'deepseek', cheap: 'deepseek-flash', dear: 'deepseek-v4-pro' },
  { provider: 'together', cheap: 'zai-org/GLM-5.3-Flash', dear: 'zai-org/GLM-5.3' },
  {
    provider: 'fireworks',
    cheap: 'accounts/fireworks/models/glm-5p3-flash',
    dear: 'accounts/fireworks/models/glm-5p3',
  },
  { provider: 'groq', cheap: 'openai/gpt-oss-20b', dear: 'openai/gpt-oss-120b' },
  { provider: 'cerebras', cheap: 'gpt-oss-120b', dear: 'qwen-3.8-27b' },
];

interface Found extends Vendor {
  /** Of an environment that the caller gave; else the key is looked up when it is needed. */
  readonly apiKey: string | undefined;
}

/**
 * The best cascade of the keys that are set: the cheap model of one vendor drafts, that of another gives second opinions,
 * and the dear models stand in for each other.
 *
 * @param more - what you want otherwise
 * @param env - variables, whose keys are used. Default: the environment of the process, and `.env` in its folder
 * @throws ConfigurationError when there is no key
 */
export function fromEnv(
  more: Partial<CascadeAgentOptions> = {},
  env?: Readonly<Record<string, string | undefined>>,
): CascadeAgentOptions {
  const found = env === undefined ? keysAround() : vendors.flatMap((vendor) => withKey(vendor, (name) => env[name]));
  const [first, second] = found;
  if (first === undefined) {
    const names = vendors.map(({ provider }) => keyVariablesOf(provider).join(' or ')).join(', ');
    throw new ConfigurationError(`fromEnv: no key is set; set one of ${names}`);
  }
  const model = ({ provider, apiKey }: Found, name: string): ModelOptions => defined({ provider, name, apiKey });
  const models = [model(first, first.cheap), found.map((vendor) => model(vendor, vendor.dear))];
  return withMore({ models, ...(second && { opinions: [model(second, second.cheap)] }) }, more);
}

/** Whose keys are at hand. They themselves stay where they are. */
function keysAround(): readonly Found[] {
  const dotenv = readDotenv(process.cwd());
  return vendors
    .flatMap((vendor) => withKey(vendor, (name) => process.env[name] || dotenv.get(name)))
    .map((vendor) => ({ ...vendor, apiKey: undefined }));
}

function withKey(vendor: Vendor, read: (name: string) => string | undefined): readonly Found[] {
  const apiKey = keyVariablesOf(vendor.provider).map(read).find(Boolean);
  return apiKey === undefined ? [] : [{ ...vendor, apiKey }];
}
