import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Plan } from './plan.js';
import type { WorkerReport } from './worker.js';

const workers = 8;
const startUpMs = 2_000;

export interface Contention {
  readonly reports: readonly WorkerReport[];
  /** When the process that held a probe was killed; undefined when it never got one. */
  readonly killedAtMs: number | undefined;
}

/** Lets eight processes work on one database to a shared plan, and kills a ninth while it probes. */
export async function runWorkers(path: string, seconds: number): Promise<Contention & { readonly plan: Plan }> {
  const startAtMs = Date.now() + startUpMs;
  const endAtMs = startAtMs + seconds * 1_000;
  const plan: Plan = { path, seed: startAtMs, startAtMs, recoverAtMs: endAtMs - 1_500, endAtMs };
  const victim = start(plan, 'victim');
  const killed = killWhileItProbes(victim);
  const reports = await Promise.all(Array.from({ length: workers }, () => reportOf(start(plan))));
  victim.kill('SIGKILL');
  return { reports, killedAtMs: await killed, plan };
}

function start(plan: Plan, ...more: readonly string[]): ChildProcess {
  return fork(new URL('./worker.js', import.meta.url), [JSON.stringify(plan), ...more], {
    execArgv: [],
    serialization: 'advanced',
  });
}

async function reportOf(child: ChildProcess): Promise<WorkerReport> {
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])]);
  if (message === undefined) throw new Error('A worker ended without a report');
  return message;
}

async function killWhileItProbes(victim: ChildProcess): Promise<number | undefined> {
  const [message] = await Promise.race([once(victim, 'message'), once(victim, 'exit').then(() => [undefined])]);
  if (message === undefined) return undefined;
  await new Promise((resolve) => setTimeout(resolve, 200));
  victim.kill('SIGKILL');
  return Date.now();
}
