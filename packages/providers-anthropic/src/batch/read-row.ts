import { httpFailure, ProviderError, readErrorBody } from '@cascade/core/provider-kit';
import type { ChatResponse, Failure } from '@cascade/core/spec';
import { readAnswer } from '../answer/read-answer.js';
import type { CallSite } from '../calls.js';
import type { BuiltRequest } from '../request/build-request.js';
import { toProviderError } from '../to-provider-error.js';

/** What is read of a row of a batch's results. */
interface WireRow {
  readonly result?: { readonly type?: string; readonly message?: unknown; readonly error?: unknown } | null;
}

const neverAborted = new AbortController().signal;

/** @throws ProviderError for a request that failed, expired or was cancelled */
export function readRow(row: unknown, { endpoint, modelId }: CallSite, built: BuiltRequest): ChatResponse {
  const { name: provider } = endpoint;
  const { result }: WireRow = Object(row);
  try {
    if (result?.type !== 'succeeded') throw new ProviderError(failureOf(provider, result));
    return readAnswer(result.message, { provider, ...built });
  } catch (error) {
    throw toProviderError(error, { provider, modelId, signal: neverAborted, ownParts: built.ownParts });
  }
}

function failureOf(provider: string, result: WireRow['result']): Failure {
  switch (result?.type) {
    case 'expired':
      return notMade('timeout', 'batch_expired', `${provider}: the batch expired before this request was made`);
    case 'canceled':
      return notMade('server', 'batch_cancelled', `${provider}: the batch was cancelled before this request was made`);
    default: {
      const body = result?.error;
      // Rows come without the status that says what this is.
      const isBad = readErrorBody(body).codes.includes('invalid_request_error');
      const message = 'the row has neither a message nor an error';
      return httpFailure({ provider, body, message, status: isBad ? 400 : undefined });
    }
  }
}

function notMade(failureClass: Failure['class'], code: string, message: string): Failure {
  return { class: failureClass, scope: 'entry', code, message };
}
