import type { FailureKind } from '../../failure-kind.js';
import type { CompleteFailure } from '../../protocol.js';

const types: Readonly<Partial<Record<FailureKind, string>>> = {
  auth: 'authentication_error',
  billing: 'billing_error',
  permission: 'permission_error',
  'model-not-found': 'not_found_error',
  'path-not-found': 'not_found_error',
  'request-timeout': 'timeout_error',
  'too-large': 'request_too_large',
  'rate-limit': 'rate_limit_error',
  quota: 'rate_limit_error',
  server: 'api_error',
  'bad-gateway': 'api_error',
  unavailable: 'api_error',
  'gateway-timeout': 'timeout_error',
  overloaded: 'overloaded_error',
};

const messages: Readonly<Partial<Record<FailureKind, string>>> = {
  'context-length': 'prompt is too long: 203334 tokens > 200000 maximum',
  'content-filter': 'Output blocked by content filtering policy',
  unsupported: '`temperature` is deprecated for this model.',
};

/** The inner error object. */
export function anthropicErrorObject({ kind, type, message, extra }: CompleteFailure): Record<string, unknown> {
  return { type: type ?? types[kind] ?? 'invalid_request_error', message: messages[kind] ?? message, ...extra };
}

/** The whole error body. */
export function anthropicFailureBody(failure: CompleteFailure, requestId: string): unknown {
  return { type: 'error', error: anthropicErrorObject(failure), request_id: requestId };
}
