import { invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { Failure, StreamPart } from '@cascade/core/spec';
import { expect } from 'vitest';

/** The failure that a call must end with: adapters throw nothing but a `ProviderError`. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the call did not end within 5 seconds')), 5_000).unref?.();
  });
  const outcome = await Promise.race([call, late]).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!ProviderError.isInstance(outcome)) {
    expect.fail(
      `the call must throw a ProviderError, but ${outcome === undefined ? 'it answered' : `threw ${String(outcome)}`}`,
    );
  }
  return outcome.failure;
}

/** The failure that a stream must end with. One that just ends, without `finish`, has failed too: the engine says so. */
export function streamFailure(parts: Promise<readonly StreamPart[]>): Promise<Failure> {
  const judged = parts.then((all) => {
    if (all.at(-1)?.type === 'finish') return all;
    throw invalidResponse('the stream', 'ended without its terminal mark');
  });
  return failureOf(judged);
}
