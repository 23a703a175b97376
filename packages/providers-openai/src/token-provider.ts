import { asProviderError, ProviderError } from '@cascade/core/provider-kit';
import type { Awaitable } from '@cascade/core/spec';

/**
 * Returns a bearer token, such as one of Microsoft Entra ID; asked before every call, and what it returns is kept for
 * that call only. `getBearerTokenProvider` of `@azure/identity` is one, and keeps tokens as long as they are good.
 */
export type TokenProvider = () => Awaitable<string>;

/**
 * The token for one call.
 *
 * @throws ProviderError of class `network` when the provider met nobody, else `auth`
 */
export async function askToken(provider: string, tokenProvider: TokenProvider): Promise<string> {
  try {
    const token = await tokenProvider();
    if (typeof token === 'string' && token !== '') return token;
  } catch (error) {
    const known = asProviderError(provider, error);
    throw ProviderError.isInstance(known) ? known : refused(provider, 'failed', error);
  }
  throw refused(provider, 'returned no token');
}

function refused(provider: string, what: string, cause?: unknown): ProviderError {
  const message = `${provider}: the token provider ${what}`;
  return new ProviderError({ class: 'auth', scope: 'key', message, ...(cause !== undefined && { cause }) });
}
