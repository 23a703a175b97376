import { ignoredHeaders } from '@cascade/core/provider-kit';
import type { ApiVersion } from './anthropic-settings.js';

export interface HeaderFacts {
  readonly version: ApiVersion;
  readonly key: string | undefined;
  readonly own: Readonly<Record<string, string>> | undefined;
}

/**
 * The headers of a call, each version with the kind of authentication it was made for; null takes one of the SDK's away.
 * Servers without keys ignore the key; the SDK insists on one.
 */
export function requestHeaders({ version, key = 'none', own }: HeaderFacts): Record<string, string | null> {
  const authentication =
    version === '2023-06-01' ? { authorization: null, 'x-api-key': key } : { authorization: `Bearer ${key}` };
  return {
    // The SDK has no option against this variable.
    ...ignoredHeaders('ANTHROPIC_CUSTOM_HEADERS'),
    accept: 'application/json',
    'content-type': 'application/json',
    'anthropic-version': version,
    ...authentication,
    ...own,
  };
}
