import type { BatchContext, BatchRequest, Failure } from '@cascade/core/spec';
import type OpenAI from 'openai';
import type { CallSite } from '../chat/chat-calls.js';
import { toProviderError } from '../to-provider-error.js';
import { dropFile } from './drop-file.js';

type Path = OpenAI.BatchCreateParams['endpoint'];

/** Thirty days: longer than anybody looks for results, and they do not stay for ever. */
const keptSeconds = 30 * 24 * 3_600;
/** As many as a page has. */
const mostRecent = 100;

/** What was uploaded for submissions whose answer was lost: there may be a batch of it. By idempotency key. */
export type UnsureFiles = Map<string, string>;

/** Uploads the requests, and begins a batch of them, unless an earlier try with the same idempotency key has begun one. */
export async function submitBatch(
  site: CallSite,
  requests: readonly BatchRequest[],
  context: BatchContext,
  unsure: UnsureFiles,
): Promise<string> {
  const { sdk: client } = await site.getClient(context);
  const { signal, idempotencyKey } = context;
  const failed = (error: unknown) => toProviderError(error, site.endpoint.name, signal);
  const fileBefore = unsure.get(idempotencyKey);
  if (fileBefore !== undefined) {
    const begun = await findByFile(client, fileBefore, signal).catch((error) => {
      const failure = failed(error);
      // Where batches cannot be listed nobody will ever know.
      if (isUnsure(failure.failure) || failure.failure.class === 'rate-limited') throw failure;
    });
    unsure.delete(idempotencyKey);
    if (begun !== undefined) return begun;
    // A batch that shows up after all then fails, and costs nothing.
    await dropFile(client, fileBefore, signal);
  }
  let fileId: string | undefined;
  try {
    const file = new File(requests.map(toLine), 'cascade-batch.jsonl', { type: 'application/jsonl' });
    fileId = (await client.files.create({ file, purpose: 'batch' }, { signal })).id;
    return await create(client, fileId, requests, context);
  } catch (error) {
    const failure = failed(error);
    if (fileId !== undefined && isUnsure(failure.failure)) unsure.set(idempotencyKey, fileId);
    // Nobody would ever come back for it.
    else if (fileId !== undefined) await dropFile(client, fileId, signal);
    throw failure;
  }
}

async function create(
  client: OpenAI,
  fileId: string,
  [first]: readonly BatchRequest[],
  { signal, idempotencyKey }: BatchContext,
): Promise<string> {
  const { id } = await client.batches.create(
    {
      input_file_id: fileId,
      // A group is one of the paths.
      endpoint: first?.group as Path,
      completion_window: '24h',
      output_expires_after: { anchor: 'created_at', seconds: keptSeconds },
    },
    { signal, idempotencyKey },
  );
  return id;
}

function toLine({ id, group, body }: BatchRequest): string {
  return `${JSON.stringify({ custom_id: id, method: 'POST', url: group, body })}\n`;
}

/** Whether the batch may have been begun all the same: no answer came that can be read, or one of the vendor's own trouble. */
function isUnsure({ class: failureClass, status }: Failure): boolean {
  return status === undefined || status >= 500 || failureClass === 'invalid-response';
}

/** The batch that was begun of a file. */
async function findByFile(client: OpenAI, fileId: string, signal: AbortSignal): Promise<string | undefined> {
  const { data } = await client.batches.list({ limit: mostRecent }, { signal });
  return data.find((batch) => batch.input_file_id === fileId)?.id;
}
