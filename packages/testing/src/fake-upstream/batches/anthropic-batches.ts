import { arrayOf, objectOf } from '../json.js';
import { renderFailure } from '../render-answer.js';
import { respond, respondText } from '../respond.js';
import type { Step } from '../step.js';
import type { BatchCall } from './batch-call.js';
import { type AnsweredRequest, answerAll, type BatchContext, isGood, lookAt } from './batch-context.js';
import type { BatchFate } from './batch-fate.js';
import type { StoredBatch } from './batch-shelf.js';

type Steps = readonly Step[];

const dayMs = 86_400_000;

/** Anthropic's Message Batches. */
export async function anthropicBatches(call: BatchCall, context: BatchContext): Promise<Steps> {
  if (call.verb === 'POST batches') return submit(context, context.shelf.takeFate());
  const batch = context.shelf.find(call.id);
  if (batch?.log.vendor !== 'anthropic')
    return renderFailure({ kind: 'path-not-found', message: `Message batch not found: ${call.id}` }, context);
  switch (call.verb) {
    case 'GET batches/:id':
      await look(batch, context);
      return respond(200, render(batch, context));
    case 'GET batches/:id/results':
      return results(batch, context);
    case 'POST batches/:id/cancel':
      if (batch.rows !== undefined) return refuse('The batch has ended and cannot be canceled.', context);
      batch.isCancelled = true;
      batch.log.status = 'canceling';
      return respond(200, render(batch, context));
    default:
      return renderFailure({ kind: 'path-not-found' }, context);
  }
}

function submit(context: BatchContext, fate: BatchFate): Steps {
  const { shelf, entry, random, nowMs } = context;
  const rows = arrayOf(objectOf(entry.body).requests).map(objectOf);
  const ids = rows.map((row) => String(row.custom_id));
  if (rows.length === 0) return refuse('requests: List should have at least 1 item after validation', context);
  const wrong = ids.findIndex((id) => !/^[a-zA-Z0-9_-]{1,64}$/u.test(id));
  if (wrong >= 0)
    return refuse(`requests.${wrong}.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'`, context);
  if (new Set(ids).size < ids.length) return refuse('requests: custom_id must be unique', context);
  const batch = shelf.add({
    log: {
      id: `msgbatch_01${random.alphanumeric(22)}`,
      vendor: 'anthropic',
      requestIds: ids,
      status: 'in_progress',
      looks: 0,
    },
    fate,
    requests: rows.map((row, place) => ({ id: ids[place] ?? '', path: '/v1/messages', body: objectOf(row.params) })),
    headers: entry.headers,
    createdAtMs: nowMs,
    facts: {},
  });
  return respond(200, render(batch, context));
}

async function look(batch: StoredBatch, context: BatchContext): Promise<void> {
  if (batch.ending === undefined && lookAt(batch)) batch.ending = end(batch, context);
  await batch.ending;
}

async function end(batch: StoredBatch, context: BatchContext): Promise<void> {
  const answered = await answerAll(batch, context);
  batch.rows = answered.map((row) => renderRow(row, batch.isCancelled ? 'canceled' : 'expired'));
  batch.log.status = 'ended';
}

function renderRow([{ id, body }, answer]: AnsweredRequest, otherwise: string): object {
  if (answer === undefined) return { custom_id: id, result: { type: otherwise } };
  if (body.stream === true) return { custom_id: id, result: { type: 'errored', error: streamError } };
  const result = isGood(answer) ? { type: 'succeeded', message: answer.body } : { type: 'errored', error: answer.body };
  return { custom_id: id, result };
}

const streamError = {
  type: 'error',
  error: { type: 'invalid_request_error', message: 'stream: is not supported in a batch' },
};

function results({ rows, log }: StoredBatch, context: BatchContext): Steps {
  if (rows === undefined) return refuse(`The batch ${log.id} has no results yet.`, context);
  return respondText(200, 'application/x-jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function render({ log, requests, rows = [], createdAtMs, isCancelled }: StoredBatch, { entry }: BatchContext): object {
  const count = (type: string): number => rows.filter((row) => objectOf(objectOf(row).result).type === type).length;
  const iso = (atMs: number): string => new Date(atMs).toISOString();
  const isOver = log.status === 'ended';
  return {
    id: log.id,
    type: 'message_batch',
    processing_status: log.status,
    request_counts: {
      processing: isOver ? 0 : requests.length,
      succeeded: count('succeeded'),
      errored: count('errored'),
      canceled: count('canceled'),
      expired: count('expired'),
    },
    ended_at: isOver ? iso(createdAtMs) : null,
    created_at: iso(createdAtMs),
    expires_at: iso(createdAtMs + dayMs),
    archived_at: null,
    cancel_initiated_at: isCancelled ? iso(createdAtMs) : null,
    results_url: isOver ? `http://${entry.headers.host}/v1/messages/batches/${log.id}/results` : null,
  };
}

function refuse(message: string, context: BatchContext): Steps {
  return renderFailure({ kind: 'bad-request', message }, context);
}
