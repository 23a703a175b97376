import type { CallContext } from '@cascade/core/spec';
import type { Ollama } from 'ollama/browser';
import type { GetClient } from './client.js';
import type { Endpoint } from './endpoint.js';
import { toProviderError } from './to-provider-error.js';

/** What a model of this adapter is made of. */
export interface CallSite {
  readonly endpoint: Endpoint;
  readonly getClient: GetClient;
  readonly modelId: string;
}

export interface OpenCall {
  readonly client: Ollama;
  /** What was thrown, as the failure that it means. */
  failed(error: unknown): Error;
  /** To be called in the end, however it ends: a stream that is left is cancelled upstream. */
  leave(): void;
}

/** One call that can be cancelled by itself. */
export async function openCall(
  { endpoint, getClient, modelId }: CallSite,
  context: CallContext,
  isStreamed: boolean,
): Promise<OpenCall> {
  const { signal } = context;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return {
    client: await getClient({ context, isStreamed, signal: controller.signal }),
    failed: (error) => toProviderError(error, { provider: endpoint.name, modelId, signal, origin: endpoint.origin }),
    leave() {
      signal.removeEventListener('abort', abort);
      abort();
    },
  };
}
