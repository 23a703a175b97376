import { ProviderError } from '@cascade/core';
import type { FailureClass } from '@cascade/core/spec';

const classes: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'rate-limited',
  'overloaded',
  'server',
  'network',
  'timeout',
  'invalid-response',
]);

/** Whether the same may succeed in a while. */
export function isTransient(error: unknown): error is ProviderError {
  return ProviderError.isInstance(error) && classes.has(error.failure.class);
}
