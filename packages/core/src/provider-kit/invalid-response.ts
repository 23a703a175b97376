import { ProviderError } from '../errors/provider-error.js';

/** The error for an answer that is not one: HTML, no choices, `{error}` in a 200, no terminal mark. */
export function invalidResponse(provider: string, problem: string, cause?: unknown): ProviderError {
  return new ProviderError({
    class: 'invalid-response',
    scope: 'entry',
    message: `${provider}: ${problem}`,
    ...(cause !== undefined && { cause }),
  });
}
