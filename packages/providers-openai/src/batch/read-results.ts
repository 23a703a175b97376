import { parseJson, readLines } from '@cascade/core/provider-kit';
import type { BatchContext } from '@cascade/core/spec';
import type { CallSite } from '../chat/chat-calls.js';
import { toProviderError } from '../to-provider-error.js';
import { findBatch } from './batch-calls.js';

/** The rows of both files of a batch. What was uploaded is deleted, for it is answered. */
export async function* readResults(
  site: CallSite,
  batchId: string,
  context: BatchContext,
): AsyncGenerator<{ readonly id: string; readonly row: unknown }> {
  const { name } = site.endpoint;
  const { signal } = context;
  const batch = await findBatch(site, batchId, context);
  const client = await site.getClient(context);
  try {
    for (const fileId of [batch.output_file_id, batch.error_file_id]) {
      if (!fileId) continue;
      const file = await client.files.content(fileId, { signal });
      for await (const line of readLines(name, file)) {
        const row = parseJson(name, line);
        const { custom_id: id } = Object(row);
        if (typeof id === 'string') yield { id, row };
      }
    }
  } catch (error) {
    throw toProviderError(error, name, signal);
  }
  await client.files.delete(batch.input_file_id, { signal }).catch(() => {});
}
