import { httpFailure, ProviderError } from '@cascade/core/provider-kit';
import type { ChatResponse, Failure } from '@cascade/core/spec';
import type { Endpoint } from '../endpoint.js';
import { toProviderError } from '../to-provider-error.js';

/** What is read of a row of a batch's files. */
interface WireRow {
  readonly response?: { readonly status_code?: number; readonly body?: unknown } | null;
  readonly error?: { readonly code?: string; readonly message?: string } | null;
}

const neverAborted = new AbortController().signal;

/** @throws ProviderError for a request that failed, expired or was cancelled */
export function readRow(row: unknown, endpoint: Endpoint, read: (answer: unknown) => ChatResponse): ChatResponse {
  const { name, dialect } = endpoint;
  const { response, error }: WireRow = Object(row);
  try {
    if (response == null) throw new ProviderError(notMade(name, error));
    const { status_code: status = 200, body } = response;
    if (status >= 400) throw new ProviderError(httpFailure({ provider: name, status, body }));
    return read(body);
  } catch (cause) {
    throw toProviderError(cause, name, neverAborted, dialect);
  }
}

/** A request that the vendor did not come to. */
function notMade(provider: string, error: WireRow['error']): Failure {
  const { code, message = 'the row has neither a response nor an error' } = error ?? {};
  if (code === 'batch_expired') return { class: 'timeout', scope: 'entry', code, message: `${provider}: ${message}` };
  if (code === 'batch_cancelled') return { class: 'server', scope: 'entry', code, message: `${provider}: ${message}` };
  return httpFailure({ provider, body: { error: { message, code } } });
}
