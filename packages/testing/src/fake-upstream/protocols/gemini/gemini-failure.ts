import type { FailureKind } from '../../failure-kind.js';
import type { CompleteFailure } from '../../protocol.js';

const statuses: Readonly<Partial<Record<FailureKind, string>>> = {
  auth: 'UNAUTHENTICATED',
  billing: 'FAILED_PRECONDITION',
  permission: 'PERMISSION_DENIED',
  'model-not-found': 'NOT_FOUND',
  'path-not-found': 'NOT_FOUND',
  'request-timeout': 'DEADLINE_EXCEEDED',
  conflict: 'ABORTED',
  'rate-limit': 'RESOURCE_EXHAUSTED',
  quota: 'RESOURCE_EXHAUSTED',
  'client-closed': 'CANCELLED',
  server: 'INTERNAL',
  'bad-gateway': 'UNAVAILABLE',
  unavailable: 'UNAVAILABLE',
  'gateway-timeout': 'DEADLINE_EXCEEDED',
  overloaded: 'UNAVAILABLE',
};

const messages: Readonly<Partial<Record<FailureKind, string>>> = {
  'context-length': 'The input token count (1250074) exceeds the maximum number of tokens allowed (1048576).',
  unavailable: 'The model is overloaded. Please try again later.',
  overloaded: 'The model is overloaded. Please try again later.',
};

/** The error object of Google's APIs. */
export function geminiErrorObject({ kind, status, message, extra }: CompleteFailure): Record<string, unknown> {
  return { code: status, message: messages[kind] ?? message, status: statuses[kind] ?? 'INVALID_ARGUMENT', ...extra };
}
