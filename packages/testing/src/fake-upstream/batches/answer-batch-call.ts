import type { FaultContext } from '../fault.js';
import { findFault } from '../faults/faults.js';
import { readIncoming } from '../read-incoming.js';
import { renderFailure } from '../render-answer.js';
import type { RequestLogEntry } from '../request-log.js';
import { createSeededRandom } from '../seeded-random.js';
import { faultFromHeader, type PrefixedPath } from '../select-fault.js';
import type { Step } from '../step.js';
import type { Upstream } from '../upstream.js';
import { anthropicBatches } from './anthropic-batches.js';
import type { BatchCall } from './batch-call.js';
import type { RowAnswer } from './batch-context.js';
import type { BatchedRequest, StoredBatch } from './batch-shelf.js';
import { openAIBatches } from './openai-batches.js';

interface Place {
  readonly upstream: Upstream;
  readonly tooLarge: boolean;
  /** What a request that had come by itself is answered. */
  decide(row: RequestLogEntry): Promise<readonly Step[]>;
}

/** A request for files or batches. */
export async function answerBatchCall(
  call: BatchCall,
  entry: RequestLogEntry,
  prefixed: PrefixedPath,
  { upstream, tooLarge, decide }: Place,
): Promise<readonly Step[]> {
  const { protocol } = call;
  const { batches: shelf, seed } = upstream;
  const { path, profile } = prefixed;
  const query = new URLSearchParams(entry.query);
  const incoming = readIncoming(entry, { route: { protocol }, path, query, model: '', profile, upstream });
  const random = createSeededRandom(seed * 7919 + upstream.ordinal());
  const base = { ...upstream, incoming, protocol, nowMs: upstream.now(), random };
  entry.protocol = protocol.name;
  const refusal = tooLarge ? ({ kind: 'too-large' } as const) : protocol.authenticate(incoming);
  if (refusal) return renderFailure(refusal, base);
  const ask = (request: BatchedRequest, { headers }: StoredBatch) =>
    answerRow(request, (row) => decide({ ...row, headers, arrivedAtMs: base.nowMs }));
  const answer = () =>
    (protocol.name === 'anthropic' ? anthropicBatches : openAIBatches)(call, { ...base, shelf, entry, ask });
  const fate = call.verb === 'POST batches' ? shelf.nextFault() : undefined;
  const fault = findFault(faultFromHeader(entry.headers) ?? prefixed.fault ?? fate ?? '');
  if (fault === undefined) return answer();
  entry.fault = fault.name;
  const context: FaultContext = {
    ...base,
    question: protocol.read(incoming, upstream),
    mode: 'unary',
    trapUrl: () => upstream.trapUrl(),
  };
  const steps = fault.fail ? renderFailure(fault.fail(context), context) : await answer();
  return fault.steps ? fault.steps(steps, context) : steps;
}

/** A request of a batch, answered as if it had come by itself. */
async function answerRow(
  { path, body }: BatchedRequest,
  decide: (row: Omit<RequestLogEntry, 'headers' | 'arrivedAtMs'>) => Promise<readonly Step[]>,
): Promise<RowAnswer> {
  const steps = await decide({ method: 'POST', path, query: '', rawBody: JSON.stringify(body), body, bytesSent: 0 });
  const head = steps.find((step) => step.do === 'head');
  const text = steps.map((step) => (step.do === 'write' ? Buffer.from(step.bytes).toString() : '')).join('');
  return { status: head?.status ?? 500, body: parseBody(text) };
}

/** What a client would not have understood is no row either. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { error: { message: 'fake upstream: no answer', type: 'server_error', param: null, code: null } };
  }
}
