import type { ServerResponse } from 'node:http';
import type { RequestLogEntry } from './request-log.js';
import type { Step } from './step.js';

/** Time for what was written to reach the client: a reset overtakes bytes that still wait in its buffers. */
const settleMs = 15;

/** Carries out an answer, step by step, and stops as soon as the client has left. */
export async function runSteps(
  steps: readonly Step[],
  response: ServerResponse,
  entry: RequestLogEntry,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  for (const step of steps) {
    if (gone.signal.aborted || response.destroyed) return;
    await runStep(step, { response, entry, gone: gone.signal });
  }
}

interface Place {
  readonly response: ServerResponse;
  readonly entry: RequestLogEntry;
  readonly gone: AbortSignal;
}

async function runStep(step: Step, place: Place): Promise<void> {
  const { response, gone } = place;
  switch (step.do) {
    case 'head':
      response.writeHead(step.status, { ...step.headers });
      response.flushHeaders();
      return;
    case 'write':
      return await write(step.bytes, place);
    case 'wait':
      return await sleep(step.ms, gone);
    case 'hang':
      return await hang(step, place);
    case 'end':
      response.end();
      return;
    case 'reset':
    case 'destroy':
      return await breakConnection(step.do, place);
  }
}

async function write(bytes: string | Uint8Array, { response, entry, gone }: Place): Promise<void> {
  entry.bytesSent += typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength;
  if (response.write(bytes)) return await new Promise((resolve) => setImmediate(resolve));
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    gone.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function hang(step: Extract<Step, { do: 'hang' }>, place: Place): Promise<void> {
  while (!place.gone.aborted) {
    await sleep(step.everyMs ?? 60_000, place.gone);
    if (step.bytes !== undefined && !place.gone.aborted) await write(step.bytes, place);
  }
}

async function breakConnection(how: 'reset' | 'destroy', { response, gone }: Place): Promise<void> {
  await sleep(settleMs, gone);
  if (how === 'reset') response.socket?.resetAndDestroy();
  else response.socket?.destroy();
}

/** Waits, but not for a client that has left. */
function sleep(ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      gone.removeEventListener('abort', done);
      resolve();
    }
    gone.addEventListener('abort', done, { once: true });
  });
}
