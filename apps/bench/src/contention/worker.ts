// One of the processes that share a database. Argument: the plan as JSON, and `victim` for the one that will be killed.
import { type Cascade, createCascade, RunError, type RunOptions } from '@cascade/core';
import { sqliteStore } from '@cascade/store-sqlite';
import { type ScriptedModel, scriptedModel } from '@cascade/testing/models';
import { cooldown, entries, faultAt, orphan, type Plan } from './plan.js';
import { type Pauses, timedOpener } from './time-driver.js';
import { type Lease, watchCooldowns } from './watch-cooldowns.js';

/** What a process tells when it is done. */
export interface WorkerReport {
  /** Run id and place of every call that a model of this process got. */
  readonly calls: readonly string[];
  readonly leases: readonly Lease[];
  /** What the engine said of the store: it must have had nothing to say. */
  readonly storeWarnings: readonly string[];
  readonly pauses: Pauses;
  /** The longest that a millisecond of plain computing took: what the machine itself does to the event loop. */
  readonly longestSpinMs: number;
  /** The first answer of the first entry after everything works again; absent when there was none. */
  readonly backAtMs?: number;
  /** The first answer of the entry whose prober was killed. */
  readonly orphanBackAtMs?: number;
}

const plan: Plan = JSON.parse(process.argv[2] ?? '');
const isVictim = process.argv[3] === 'victim';
const pauses: Pauses = { count: 0, longestMs: 0, interrupted: 0 };
const leases: Lease[] = [];
const storeWarnings: string[] = [];
let longestSpinMs = 0;
let backAtMs: number | undefined;
let orphanBackAtMs: number | undefined;

const store = sqliteStore({ path: plan.path, openDriver: timedOpener(pauses) });
const models = entries.map((entry) => model(entry, () => faultAt(plan, entry, Date.now())));
const orphanModel = model(orphan.entry, () => (Date.now() < plan.startAtMs + orphan.failsForMs ? 'server' : undefined));
const busy = cascadeOf('busy', models);
const orphaned = cascadeOf('orphaned', [orphanModel]);

function model(modelId: string, fault: () => ReturnType<typeof faultAt>): ScriptedModel {
  return scriptedModel({
    modelId,
    replies: () => {
      const delayMs = 1 + Math.random() * 10;
      if (isVictim) {
        process.send?.('holding');
        return { hangs: true };
      }
      const failureClass = fault();
      return failureClass === undefined ? { text: 'Paris.', delayMs } : { failure: { class: failureClass }, delayMs };
    },
  });
}

function cascadeOf(name: string, list: readonly ScriptedModel[]): Cascade {
  return createCascade({
    name,
    entries: list.map((each) => ({ model: each, alias: each.modelId, price: { inputPer1M: 1, outputPer1M: 1 } })),
    store: { runs: store.runs, cooldowns: watchCooldowns(store.cooldowns, leases) },
    cooldown,
    retry: { delaysMs: [5], patienceMs: 20 },
    whenAllCooling: 'fail',
  });
}

async function ask(cascade: Cascade, options?: RunOptions): Promise<void> {
  try {
    const { entry, warnings } = await cascade.generate('What is the capital of France?', options);
    noteWarnings(warnings);
    if (entry === orphan.entry && Date.now() > plan.startAtMs + orphan.failsForMs) orphanBackAtMs ??= Date.now();
    if (entry === entries[0] && Date.now() > plan.recoverAtMs) backAtMs ??= Date.now();
  } catch (error) {
    if (!RunError.isInstance(error)) throw error;
    noteWarnings(error.warnings);
  }
}

function noteWarnings(warnings: readonly { readonly code: string; readonly text: string }[]): void {
  for (const { code, text } of warnings) if (code === 'store-failed') storeWarnings.push(text);
}

/** Starts a run every so often, whether the last one is over or not. */
async function keepAsking(cascade: Cascade, everyMs: number): Promise<void> {
  const running: Promise<void>[] = [];
  while (Date.now() < plan.endAtMs) {
    running.push(ask(cascade));
    await sleep(everyMs * (0.5 + Math.random()));
  }
  await Promise.all(running);
}

async function keepSpinning(): Promise<void> {
  while (Date.now() < plan.endAtMs) {
    const startedAtMs = performance.now();
    while (performance.now() < startedAtMs + 1);
    longestSpinMs = Math.max(longestSpinMs, performance.now() - startedAtMs);
    await sleep(25);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

await sleep(plan.startAtMs - Date.now());
if (isVictim) {
  await sleep(orphan.victimStartsAfterMs);
  await keepAsking(orphaned, 5);
} else {
  await Promise.all([keepAsking(busy, 40), keepAsking(orphaned, 100), keepSpinning()]);
}
await Promise.all([busy.close(), orphaned.close()]);
await store.close();
const calls = [...models, orphanModel].flatMap((each) => each.calls.map((call) => call.idempotencyKey));
const report: WorkerReport = {
  calls,
  leases,
  storeWarnings,
  pauses,
  longestSpinMs,
  ...(backAtMs !== undefined && { backAtMs }),
  ...(orphanBackAtMs !== undefined && { orphanBackAtMs }),
};
process.send?.(report, () => process.disconnect());
