import { parseJson, readLines } from '@cascade/core/provider-kit';
import type { BatchContext } from '@cascade/core/spec';
import type { CallSite } from '../calls.js';
import { call } from './batch-calls.js';

/** Not the SDK's `results`: it goes where `results_url` says, with the key, and a key belongs to its own host. */
export async function* readResults(
  site: CallSite,
  batchId: string,
  context: BatchContext,
): AsyncGenerator<{ readonly id: string; readonly row: unknown }> {
  const { name } = site.endpoint;
  const path = `/v1/messages/batches/${encodeURIComponent(batchId)}/results`;
  const response = await call(site, context, undefined, (client, { headers, signal }) =>
    client.get(path, { headers: { ...headers, accept: 'application/binary' }, signal }).asResponse(),
  );
  for await (const line of readLines(name, response)) {
    const row = parseJson(name, line);
    const { custom_id: id } = Object(row);
    if (typeof id === 'string') yield { id, row };
  }
}
