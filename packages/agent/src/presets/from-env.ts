import { ConfigurationError } from '@cascade/core';
import type { CascadeAgentOptions } from '../agent-options.js';
import type { ModelOptions } from '../models/model-options.js';

interface Vendor {
  readonly provider: string;
  readonly variables: readonly string[];
  readonly cheap: string;
  readonly dear: string;
}

/** Best dear model first; the order of the cheap ones is that of their prices. */
const vendors: readonly Vendor[] = [
  { provider: 'anthropic', variables: ['ANTHROPIC_API_KEY'], cheap: 'claude-haiku-5-5', dear: 'claude-opus-5-5' },
  { provider: 'openai', variables: ['OPENAI_API_KEY'], cheap: 'gpt-5.6-luna', dear: 'gpt-5.6' },
  {
    provider: 'google',
    variables: ['GOOGLE_API_KEY', 'GEMINI_API_KEY'],
    cheap: 'gemini-3.1-flash-lite',
    dear: 'gemini-2.5-pro',
  },
];

/**
 * The best cascade of the keys that are set: the cheap model of one vendor drafts, that of another gives second opinions,
 * and the dear models stand in for each other.
 *
 * @param env - default: the environment of the process
 * @throws ConfigurationError when there is no key
 */
export function fromEnv(
  more: Partial<CascadeAgentOptions> = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): CascadeAgentOptions {
  const found = vendors.filter(({ variables }) => variables.some((name) => env[name]));
  const [first, second] = found;
  if (first === undefined) {
    const names = vendors.map(({ variables }) => variables.join(' or ')).join(', ');
    throw new ConfigurationError(`fromEnv: no key is set; set one of ${names}`);
  }
  const cheap = ({ provider, cheap: name }: Vendor): ModelOptions => ({ provider, name });
  return {
    models: [cheap(first), found.map(({ provider, dear: name }) => ({ provider, name }))],
    ...(second && { opinions: [cheap(second)] }),
    ...more,
  };
}
