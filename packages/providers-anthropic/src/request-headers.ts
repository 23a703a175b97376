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
    ...unwantedHeaders(),
    accept: 'application/json',
    'content-type': 'application/json',
    'anthropic-version': version,
    ...authentication,
    ...own,
  };
}

/** The SDK adds what ANTHROPIC_CUSTOM_HEADERS holds to every request, and has no option against it. */
function unwantedHeaders(): Record<string, null> {
  const holder: { process?: { env?: Record<string, string | undefined> } } = globalThis;
  const lines = holder.process?.env?.ANTHROPIC_CUSTOM_HEADERS?.split('\n') ?? [];
  const names = lines.map((line) =>
    line
      .slice(0, Math.max(line.indexOf(':'), 0))
      .trim()
      .toLowerCase(),
  );
  return Object.fromEntries(names.filter((name) => name !== '').map((name) => [name, null]));
}
