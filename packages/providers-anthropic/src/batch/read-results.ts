import { parseJson, readLines } from '@cascade/core/provider-kit';
import type { BatchContext } from '@cascade/core/spec';
import { createPooledFetch, type PooledFetch } from '@cascade/fetch';
import type { AnthropicSettings } from '../anthropic-settings.js';
import type { CallSite } from '../calls.js';
import { call } from './call.js';

let largeFetch: PooledFetch | undefined;
/** The transport for results, which are larger than any answer. */
function fetchResults(): PooledFetch {
  largeFetch ??= createPooledFetch({ maxResponseBytes: 4 * 1024 ** 3 });
  return largeFetch;
}

/** Not the SDK's `results`: it goes where `results_url` says, with the key, and a key belongs to its own host. */
export async function* readResults(
  site: CallSite,
  batchId: string,
  given: BatchContext,
  fetch: AnthropicSettings['fetch'],
): AsyncGenerator<{ readonly id: string; readonly row: unknown }> {
  const context = { fetch: fetch ?? fetchResults(), ...given };
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
