import { httpFailure } from '@cascade/core/provider-kit';
import type { BatchContext, BatchState, Failure, FailureClass } from '@cascade/core/spec';
import type OpenAI from 'openai';
import type { CallSite } from '../chat/chat-calls.js';
import { toProviderError } from '../to-provider-error.js';
import { findBatch } from './find-batch.js';

export { prepareRequest } from './prepare-request.js';
export { readResults } from './read-results.js';
export { submitBatch } from './submit-batch.js';

export async function checkBatch(site: CallSite, batchId: string, context: BatchContext): Promise<BatchState> {
  const batch = await findBatch(site, batchId, context);
  if (batch.status === 'failed') return { status: 'failed', failure: failureOf(batch, site.endpoint.name) };
  if (isOver.has(batch.status)) return { status: 'ended' };
  const { request_counts: counts } = batch;
  return { status: 'running', ...(counts && { done: counts.completed + counts.failed }) };
}

const isOver: ReadonlySet<string> = new Set(['completed', 'expired', 'cancelled']);

export async function cancelBatch(site: CallSite, batchId: string, context: BatchContext): Promise<void> {
  const { sdk: client } = await site.getClient(context);
  const { signal } = context;
  try {
    await client.batches.cancel(batchId, { signal });
  } catch (error) {
    throw toProviderError(error, site.endpoint.name, signal);
  }
}

/** Codes of a whole batch. The others are the caller's to see. */
const classes: Readonly<Record<string, FailureClass>> = {
  // More than the account may have waiting.
  token_limit_exceeded: 'rate-limited',
  server_error: 'server',
};

/** Why none of its requests was made. The first problem stands for all. */
function failureOf({ id, errors }: OpenAI.Batch, provider: string): Failure {
  const [{ code, message = 'it was refused' } = {}] = errors?.data ?? [];
  const failureClass = code === undefined ? undefined : classes[code];
  return httpFailure({
    provider,
    status: failureClass === 'server' ? undefined : 400,
    body: { error: { message: `batch ${id} failed: ${message}`, ...(code !== undefined && { code }) } },
    class: failureClass,
  });
}
