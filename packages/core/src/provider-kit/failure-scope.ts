import type { FailureClass, FailureScope } from '../spec/failure.js';

const scopes: Readonly<Record<FailureClass, FailureScope>> = {
  'rate-limited': 'key',
  overloaded: 'entry',
  server: 'entry',
  network: 'entry',
  timeout: 'entry',
  'invalid-response': 'entry',
  auth: 'key',
  billing: 'key',
  'not-found': 'entry',
  unsupported: 'request',
  'bad-request': 'request',
  'context-overflow': 'request',
  'content-filter': 'request',
  aborted: 'request',
};

/** What is at fault when nothing more is known than the class. */
export function failureScope(failureClass: FailureClass): FailureScope {
  return scopes[failureClass];
}
