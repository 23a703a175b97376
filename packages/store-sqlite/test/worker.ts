import { setTimeout as sleep } from 'node:timers/promises';
import type { AttemptRecord, CooldownReport, FailedPrompt } from '@cascade/core/spec';
import { failedPromptFolder, sqliteStore } from '../src/index.js';

/** What a test tells a worker process, as JSON in its first argument. */
export type WorkerOrder =
  | { readonly do: 'contend'; readonly path: string; readonly worker: number; readonly forMs: number }
  | { readonly do: 'open'; readonly path: string; readonly worker: number }
  | { readonly do: 'claim-forever'; readonly directory: string }
  | { readonly do: 'write-forever'; readonly path: string; readonly directory: string };

/** What a worker that contends says at its end. */
export interface ContendReport {
  readonly appended: number;
  /** The end of the cooldown behind each probe it was given: what tells the openings apart. */
  readonly probedUntilMs: readonly number[];
}

const scope = { entry: 'openai/gpt', origin: 'https://api.example.com' };
// The maximum is longer than any wait for the lock: an end further away would count as over.
const settings = { baseMs: 10, maxMs: 10_000, afterFailures: 1, windowMs: 60_000 };

function attempt(runId: string, index: number): AttemptRecord {
  const names = { cascade: 'main', entry: scope.entry, provider: 'openai', modelId: 'gpt' };
  return { runId, index, ...names, role: 'answer', tier: 0, startedAtMs: Date.now(), latencyMs: 1 };
}

function report(outcome: CooldownReport['outcome'], token?: string): CooldownReport {
  const nowMs = Date.now();
  return { scope, outcome, startedAtMs: nowMs, nowMs, ...settings, ...(token !== undefined && { token }) };
}

/** Fails, probes and logs as fast as it can, so that the processes get in each other's way. */
async function contend(path: string, worker: number, forMs: number): Promise<ContendReport> {
  const store = sqliteStore({ path });
  const endMs = Date.now() + forMs;
  const probedUntilMs: number[] = [];
  let appended = 0;
  // Of all workers only the first failure opens the circuit: the others began before that cooldown ended.
  await store.cooldowns.report({ ...report('failed'), startedAtMs: 1 });
  while (Date.now() < endMs) {
    await store.runs.append({ attempts: [attempt(`worker-${worker}`, appended++)], runs: [] });
    const nowMs = Date.now();
    const token = await store.cooldowns.acquireProbe({ scope, nowMs, leaseMs: 15_000, maxMs: settings.maxMs });
    if (token === undefined) continue;
    const [state] = await store.cooldowns.peek([scope]);
    probedUntilMs.push(state?.untilMs ?? 0);
    await sleep(1);
    // After a recovery the next outage follows at once.
    const outcome = Math.random() < 0.8 ? 'ok' : 'failed';
    await store.cooldowns.report(report(outcome, token));
    if (outcome === 'ok') await store.cooldowns.report(report('failed'));
  }
  await store.close();
  return { appended, probedUntilMs };
}

/** Writes a line for every row and every file that is safe by the store's word. */
async function writeForever(path: string, directory: string): Promise<void> {
  const { runs } = sqliteStore({ path });
  const failedPrompts = failedPromptFolder({ directory });
  for (let index = 0; ; index++) {
    await runs.append({ attempts: [attempt('run-1', index)], runs: [] });
    process.stdout.write(`row ${index}\n`);
    const { location } = await failedPrompts.save(failedPrompt(index));
    process.stdout.write(`file ${location}\n`);
  }
}

/** Claims what is there and never comes back. */
async function claimForever(directory: string): Promise<void> {
  const store = failedPromptFolder({ directory });
  for (const { location } of await store.list()) await store.claim(location);
  process.stdout.write('claimed\n');
  await sleep(60_000);
}

function failedPrompt(index: number): FailedPrompt {
  const conversation = { messages: [{ role: 'user' as const, content: 'x'.repeat(100_000) }] };
  return { version: 1, id: `run-${index}`, cascade: 'main', atMs: Date.now(), conversation, attempts: [] };
}

async function obey(order: WorkerOrder): Promise<void> {
  if (order.do === 'write-forever') return writeForever(order.path, order.directory);
  if (order.do === 'claim-forever') return claimForever(order.directory);
  if (order.do === 'contend') {
    process.stdout.write(JSON.stringify(await contend(order.path, order.worker, order.forMs)));
    return;
  }
  const store = sqliteStore({ path: order.path });
  await store.runs.append({ attempts: [attempt(`worker-${order.worker}`, 0)], runs: [] });
  await store.close();
}

await obey(JSON.parse(process.argv[2] ?? '') as WorkerOrder);
