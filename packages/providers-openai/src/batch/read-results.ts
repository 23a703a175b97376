import { parseJson, readLines } from '@cascade/core/provider-kit';
import type { BatchContext } from '@cascade/core/spec';
import { createPooledFetch, type PooledFetch } from '@cascade/fetch';
import type { CallSite } from '../chat/chat-calls.js';
import type { OpenAISettings } from '../openai-settings.js';
import { toProviderError } from '../to-provider-error.js';
import { dropFile } from './drop-file.js';
import { findBatch } from './find-batch.js';

let largeFetch: PooledFetch | undefined;
/** The transport for results, which are larger than any answer. */
function fetchResults(): PooledFetch {
  largeFetch ??= createPooledFetch({ maxResponseBytes: 4 * 1024 ** 3 });
  return largeFetch;
}

/** The rows of both files of a batch. What was uploaded is deleted, for it is answered. */
export async function* readResults(
  site: CallSite,
  batchId: string,
  given: BatchContext,
  fetch: OpenAISettings['fetch'],
): AsyncGenerator<{ readonly id: string; readonly row: unknown }> {
  const context = { fetch: fetch ?? fetchResults(), ...given };
  const { name } = site.endpoint;
  const { signal } = context;
  const batch = await findBatch(site, batchId, context);
  const { sdk: client } = await site.getClient(context);
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
  await dropFile(client, batch.input_file_id, signal);
}
