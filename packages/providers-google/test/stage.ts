import { ProviderError } from '@cascade/core/provider-kit';
import type { CallContext, Failure, Message } from '@cascade/core/spec';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createGoogle } from '../src/create-google.js';

/** The fake upstream of the test file that called `useStage`, once its tests run. */
export let upstream: FakeUpstream;

/** A fake upstream for all tests of a file, untouched before each. */
export function useStage(): void {
  beforeAll(async () => {
    upstream = await startFakeUpstream();
  });
  beforeEach(() => upstream.reset());
  afterAll(() => upstream.close());
}

export const context: CallContext = {
  signal: new AbortController().signal,
  key: 'the-key',
  idempotencyKey: 'test-0',
  omit: new Set(),
};
export const user: Message = { role: 'user', content: 'Go.' };

export function model(modelId = 'gemini-3.8-flash') {
  return createGoogle({ baseURL: upstream.url }).chat(modelId);
}

/** The body of the last request that went out. */
export function sent() {
  return JSON.parse(upstream.requests.at(-1)?.rawBody ?? '{}');
}

/** What an error says of the provider; any other error is thrown. */
export function failureOf(error: unknown): Failure {
  if (!ProviderError.isInstance(error)) throw error;
  return error.failure;
}
