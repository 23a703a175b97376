import { httpFailure } from '@cascade/core/provider-kit';
import type { BatchContext, BatchRequest, BatchState, Failure } from '@cascade/core/spec';
import type OpenAI from 'openai';
import type { CallSite } from '../chat/chat-calls.js';
import { toProviderError } from '../to-provider-error.js';
import { dropFile } from './drop-file.js';
import { findBatch } from './find-batch.js';

export { prepareRequest } from './prepare-request.js';
export { readResults } from './read-results.js';

type Path = OpenAI.BatchCreateParams['endpoint'];

/** Thirty days: longer than anybody looks for results, and they do not stay for ever. */
const keptSeconds = 30 * 24 * 3_600;

/** Uploads the requests, and begins a batch of them. */
export async function submitBatch(
  site: CallSite,
  requests: readonly BatchRequest[],
  context: BatchContext,
): Promise<string> {
  const client = await site.getClient(context);
  const { signal, idempotencyKey } = context;
  try {
    // A group is one of the paths.
    const path = requests[0]?.group as Path;
    const file = new File(requests.map(toLine), 'cascade-batch.jsonl', { type: 'application/jsonl' });
    const { id } = await client.files.create({ file, purpose: 'batch' }, { signal });
    try {
      const batch = await client.batches.create(
        {
          input_file_id: id,
          endpoint: path,
          completion_window: '24h',
          output_expires_after: { anchor: 'created_at', seconds: keptSeconds },
        },
        { signal, idempotencyKey },
      );
      return batch.id;
    } catch (error) {
      // Nobody would ever come back for it.
      await dropFile(client, id, signal);
      throw error;
    }
  } catch (error) {
    throw toProviderError(error, site.endpoint.name, signal);
  }
}

function toLine({ id, group, body }: BatchRequest): string {
  return `${JSON.stringify({ custom_id: id, method: 'POST', url: group, body })}\n`;
}

export async function checkBatch(site: CallSite, batchId: string, context: BatchContext): Promise<BatchState> {
  const batch = await findBatch(site, batchId, context);
  if (batch.status === 'failed') return { status: 'failed', failure: failureOf(batch, site.endpoint.name) };
  if (isOver.has(batch.status)) return { status: 'ended' };
  const { request_counts: counts } = batch;
  return { status: 'running', ...(counts && { done: counts.completed + counts.failed }) };
}

const isOver: ReadonlySet<string> = new Set(['completed', 'expired', 'cancelled']);

export async function cancelBatch(site: CallSite, batchId: string, context: BatchContext): Promise<void> {
  const client = await site.getClient(context);
  const { signal } = context;
  try {
    await client.batches.cancel(batchId, { signal });
  } catch (error) {
    throw toProviderError(error, site.endpoint.name, signal);
  }
}

/** Why none of its requests was made. The first problem stands for all. */
function failureOf({ id, errors }: OpenAI.Batch, provider: string): Failure {
  const [{ code, message = 'it was refused' } = {}] = errors?.data ?? [];
  return httpFailure({
    provider,
    status: 400,
    body: { error: { message: `batch ${id} failed: ${message}`, ...(code !== undefined && { code }) } },
    // More than the account may have waiting.
    class: code === 'token_limit_exceeded' ? 'rate-limited' : undefined,
  });
}
