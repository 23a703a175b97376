import { arrayOf, type Json, objectOf, stringOf } from '../json.js';
import { renderFailure } from '../render-answer.js';
import { respond, respondText } from '../respond.js';
import { takeModelSuffix } from '../select-fault.js';
import type { Step } from '../step.js';
import type { BatchCall } from './batch-call.js';
import { type AnsweredRequest, answerAll, type BatchContext, isGood, lookAt } from './batch-context.js';
import type { BatchFate } from './batch-fate.js';
import type { BatchedRequest, StoredBatch } from './batch-shelf.js';
import { readUpload } from './read-upload.js';

type Steps = readonly Step[];

const endpoints = ['/v1/chat/completions', '/v1/responses', '/v1/embeddings', '/v1/completions'];

/** OpenAI's files and batches. */
export async function openAIBatches(call: BatchCall, context: BatchContext): Promise<Steps> {
  const { shelf } = context;
  switch (call.verb) {
    case 'POST files':
      return upload(context);
    case 'GET files/:id/content': {
      const text = shelf.files.get(call.id);
      return text === undefined ? unknown('File', call, context) : respondText(200, 'application/octet-stream', text);
    }
    case 'DELETE files/:id':
      if (!shelf.files.delete(call.id)) return unknown('File', call, context);
      return respond(200, { id: call.id, object: 'file', deleted: true });
    case 'POST batches':
      return submit(context, shelf.takeFate());
    case 'GET batches':
      return list(context);
    case 'GET batches/:id':
    case 'POST batches/:id/cancel': {
      const batch = shelf.find(call.id);
      if (batch?.log.vendor !== 'openai') return unknown('Batch', call, context);
      if (call.verb.startsWith('POST')) return cancel(batch, context);
      await look(batch, context);
      return respond(200, render(batch));
    }
    default:
      return renderFailure({ kind: 'path-not-found', message: `Invalid URL (${call.verb})` }, context);
  }
}

async function upload(context: BatchContext): Promise<Steps> {
  const { shelf, entry, random, nowMs } = context;
  const { file, purpose } = await readUpload(entry);
  if (file === undefined || purpose !== 'batch')
    return refuse("Invalid value for 'purpose' or 'file': a batch needs both.", context);
  const id = `file-${random.alphanumeric(22)}`;
  shelf.files.set(id, file);
  return respond(200, {
    id,
    object: 'file',
    purpose,
    filename: 'batch.jsonl',
    bytes: Buffer.byteLength(file),
    created_at: Math.floor(nowMs / 1_000),
    expires_at: null,
    status: 'processed',
    status_details: null,
  });
}

function submit(context: BatchContext, fate: BatchFate): Steps {
  const { shelf, entry, random, nowMs } = context;
  const { input_file_id: fileId, endpoint, completion_window: window } = objectOf(entry.body);
  const file = shelf.files.get(String(fileId));
  if (file === undefined) return refuse(`Invalid file_id: ${String(fileId)}`, context);
  if (!endpoints.includes(String(endpoint))) return refuse(`Invalid endpoint: ${String(endpoint)}`, context);
  if (window !== '24h') return refuse("Invalid value for 'completion_window': only '24h' is supported.", context);
  const rows = file.split('\n').flatMap((line) => (line === '' ? [] : [objectOf(JSON.parse(line))]));
  const problem =
    fate.end === 'failed'
      ? { code: 'invalid_request', message: 'The file is not valid.' }
      : findProblem(rows, endpoint);
  const batch = shelf.add({
    log: {
      id: `batch_${random.hex(32)}`,
      vendor: 'openai',
      requestIds: rows.map((row) => String(row.custom_id)),
      status: 'validating',
      looks: 0,
    },
    fate,
    requests: rows.map(toRequest),
    headers: entry.headers,
    createdAtMs: nowMs,
    facts: { endpoint, input_file_id: fileId, ...(problem && { problem }) },
  });
  return respond(200, render(batch));
}

function toRequest(row: Json): BatchedRequest {
  return { id: String(row.custom_id), path: String(row.url), body: objectOf(row.body) };
}

/** What is wrong with the lines of a file. */
function findProblem(rows: readonly Json[], endpoint: unknown): object | undefined {
  const ids = new Set(rows.map((row) => row.custom_id));
  const models = new Set(rows.map((row) => takeModelSuffix(String(objectOf(row.body).model)).model));
  const place = rows.findIndex((row) => row.method !== 'POST' || row.url !== endpoint || !stringOf(row.custom_id));
  if (place >= 0) return { code: 'invalid_url', message: 'The line does not fit the endpoint.', line: place + 1 };
  if (ids.size < rows.length) return { code: 'duplicate_custom_id', message: 'A custom_id occurs twice.', line: null };
  if (models.size > 1) return { code: 'mismatched_model', message: 'A batch is for one model.', line: null };
  return rows.length === 0 ? { code: 'empty_file', message: 'The file has no lines.', line: null } : undefined;
}

/** The newest first. */
function list({ shelf, entry }: BatchContext): Steps {
  const limit = Number(new URLSearchParams(entry.query).get('limit') ?? 20);
  const all = shelf.allOf('openai').map(render).reverse();
  const data = all.slice(0, limit);
  return respond(200, { object: 'list', data, has_more: all.length > data.length });
}

async function look(batch: StoredBatch, context: BatchContext): Promise<void> {
  const { log, facts } = batch;
  if (batch.ending !== undefined) return batch.ending;
  if (facts.problem !== undefined) log.status = 'failed';
  else if (!lookAt(batch)) log.status = log.looks === 1 ? 'in_progress' : 'finalizing';
  else {
    batch.ending = end(batch, context);
    await batch.ending;
  }
}

async function end(batch: StoredBatch, context: BatchContext): Promise<void> {
  const { log, fate } = batch;
  const answered = await answerAll(batch, context);
  const code = batch.isCancelled ? 'batch_cancelled' : 'batch_expired';
  const rows = answered.map((row) => renderRow(row, code, context));
  batch.rows = rows;
  log.status = batch.isCancelled ? 'cancelled' : (fate.end ?? 'completed');
  const good = rows.filter((row) => row.isGood);
  keep('output_file_id', good, batch, context);
  keep(
    'error_file_id',
    rows.filter((row) => !row.isGood),
    batch,
    context,
  );
}

interface RenderedRow {
  readonly isGood: boolean;
  readonly line: object;
}

function renderRow([{ id }, answer]: AnsweredRequest, code: string, { random }: BatchContext): RenderedRow {
  const head = { id: `batch_req_${random.hex(32)}`, custom_id: id };
  if (answer === undefined) {
    const message = 'This request could not be executed before the batch was over.';
    return { isGood: false, line: { ...head, response: null, error: { code, message } } };
  }
  const response = { status_code: answer.status, request_id: random.hex(32), body: answer.body };
  return { isGood: isGood(answer), line: { ...head, response, error: null } };
}

function keep(
  name: string,
  rows: readonly RenderedRow[],
  { facts }: StoredBatch,
  { shelf, random }: BatchContext,
): void {
  if (rows.length === 0) return;
  const id = `file-${random.alphanumeric(22)}`;
  shelf.files.set(id, rows.map(({ line }) => `${JSON.stringify(line)}\n`).join(''));
  facts[name] = id;
}

function cancel(batch: StoredBatch, context: BatchContext): Steps {
  const { log } = batch;
  if (batch.rows !== undefined || log.status === 'failed')
    return renderFailure({ kind: 'conflict', message: `Cannot cancel a batch with status '${log.status}'.` }, context);
  batch.isCancelled = true;
  log.status = 'cancelling';
  return respond(200, render(batch));
}

function render({ log, facts, requests, rows, createdAtMs }: StoredBatch): object {
  const { problem, ...known } = facts;
  const createdAt = Math.floor(createdAtMs / 1_000);
  const completed = arrayOf(rows).filter((row) => objectOf(row).isGood === true).length;
  return {
    id: log.id,
    object: 'batch',
    completion_window: '24h',
    status: log.status,
    errors: problem === undefined ? null : { object: 'list', data: [problem] },
    output_file_id: null,
    error_file_id: null,
    ...known,
    created_at: createdAt,
    expires_at: createdAt + 86_400,
    request_counts: { total: requests.length, completed, failed: (rows?.length ?? completed) - completed },
    metadata: null,
  };
}

function unknown(thing: string, { id }: BatchCall, context: BatchContext): Steps {
  return renderFailure({ kind: 'path-not-found', message: `No such ${thing} object: ${id}` }, context);
}

function refuse(message: string, context: BatchContext): Steps {
  return renderFailure({ kind: 'bad-request', message }, context);
}
