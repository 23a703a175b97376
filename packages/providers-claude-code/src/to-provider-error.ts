import { ProviderError } from '@cascade/core/provider-kit';
import { missingError } from './missing-error.js';

const maxMessageLength = 500;

/** What the SDK threw without a result before it: the program is not there, or it ended. */
export function toProviderError(provider: string, error: unknown): ProviderError {
  const said = error instanceof Error ? error.message : String(error);
  if (/binary|executable/i.test(said) && /not found|failed to launch|ENOENT/i.test(said)) {
    return missingError(provider, error);
  }
  const message = `${provider}: Claude Code ended without an answer: ${said}`.slice(0, maxMessageLength);
  return new ProviderError({ class: 'server', scope: 'entry', message, cause: error });
}

export function abortedError(provider: string, cause?: unknown): ProviderError {
  return new ProviderError({ class: 'aborted', scope: 'request', message: `${provider}: the call was aborted`, cause });
}
