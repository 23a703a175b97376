import type { FailureContext } from '../render-answer.js';
import type { RequestLogEntry } from '../request-log.js';
import type { BatchedRequest, BatchShelf, StoredBatch } from './batch-shelf.js';

/** What one request of a batch was answered. */
export interface RowAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What files and batches are answered with. */
export interface BatchContext extends FailureContext {
  readonly shelf: BatchShelf;
  readonly entry: RequestLogEntry;
  /** Answers a request of a batch as if it had come by itself. */
  ask(request: BatchedRequest, batch: StoredBatch): Promise<RowAnswer>;
}

/** A request of a batch, and its answer; undefined: the batch was over before. */
export type AnsweredRequest = readonly [request: BatchedRequest, answer: RowAnswer | undefined];

/** Answers all requests, or those that are answered before the batch is cut short; not in their order, as vendors do. */
export async function answerAll(batch: StoredBatch, { ask }: BatchContext): Promise<readonly AnsweredRequest[]> {
  const { requests, fate, isCancelled } = batch;
  const isCut = isCancelled || fate.end === 'expired';
  const most = isCut ? (fate.answered ?? 0) : requests.length;
  const answered: AnsweredRequest[] = [];
  for (const [place, request] of requests.entries()) {
    answered.push([request, place < most ? await ask(request, batch) : undefined]);
  }
  return answered.reverse();
}

/** Whether it is over, now that it is looked at once more. */
export function lookAt({ log, fate, isCancelled }: StoredBatch): boolean {
  log.looks++;
  return isCancelled || log.looks >= (fate.looks ?? 2);
}

export function isGood({ status }: RowAnswer): boolean {
  return status < 400;
}
