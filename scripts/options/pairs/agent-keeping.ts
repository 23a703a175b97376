import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BatchOptions, type CacheOptions, CascadeAgent } from '@cascade/agent';
import { type RunInOrderOptions, runInOrder } from '@cascade/agent/batch';
import { BudgetExceededError } from '@cascade/core';
import { agentStage, scriptedProvider } from '../agent-stage.js';
import { inFolder } from '../in-folder.js';
import { type Pairs, pair } from '../pair.js';

/** How often a model was asked by these calls, one after the other. */
async function asked(
  cache: CacheOptions | boolean,
  calls: readonly { readonly user?: string; readonly cache?: false }[],
  betweenMs = 0,
): Promise<number> {
  const stage = agentStage((model) => ({ models: [model('a', 'Paris.')], cache }));
  let count = 0;
  for (const call of calls) {
    count += Object(await stage.ask(call)).asked.length;
    await stage.clock.advance(betweenMs);
  }
  return count;
}

/** What becomes of a batch of two questions. */
async function batched(options: BatchOptions): Promise<unknown> {
  const models = [{ name: 'model', provider: scriptedProvider('a', { replies: ['Paris.'] }), cost: 1 }];
  const outcomes = await new CascadeAgent({ models }).runBatch(['one', 'two'], options);
  return outcomes.map((outcome) => ('result' in outcome ? outcome.result.content : String(outcome.error)));
}

/** The outcomes of three items, and how many were under way at most. */
async function ordered(options: RunInOrderOptions): Promise<unknown> {
  let [now, most] = [0, 0];
  const ask = async (item: number): Promise<number> => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now--;
    if (item === 1) throw new BudgetExceededError('used up', story);
    return item;
  };
  const outcomes: unknown[] = [];
  try {
    for await (const outcome of runInOrder([1, 2, 3], { ask }, { concurrency: 1, ...options })) {
      outcomes.push('result' in outcome ? outcome.result : 'error');
    }
  } catch {
    outcomes.push('ended');
  }
  return [outcomes, most];
}

const story = { runId: 'r', cascade: 'c', attempts: [], skipped: [], warnings: [] };
const [ada, bob] = [{ user: 'ada' }, { user: 'bob' }];

export const agentKeepingPairs: Pairs = {
  'CascadeAgentOptions.cache': pair(false, true, (cache) => asked(cache, [ada, ada])),
  'CacheOptions.ttlMs': pair(1_000, 100_000, (ttlMs) => asked({ ttlMs }, [ada, ada], 10_000)),
  'CacheOptions.shared': pair(false, true, (shared) => asked({ shared }, [ada, bob])),
  'AgentCallOptions.cache': pair<{ readonly cache?: false }>({}, { cache: false }, (call) => asked(true, [call, call])),
  'BatchOptions.onProgress': pair(false, true, async (isHeard) => {
    let heard = 0;
    await batched({ onProgress: () => void (isHeard && heard++) });
    return heard;
  }),
  'BatchOptions.resume': pair('empty', 'foreign', (which) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'foreign'), 'somebody else wrote this');
      return batched({ resume: join(folder, which) }).catch(() => 'refused');
    }),
  ),
  'RunInOrderOptions.concurrency': pair(1, 3, (concurrency) => ordered({ concurrency })),
  'RunInOrderOptions.stopOnBudget': pair(false, true, (stopOnBudget) => ordered({ stopOnBudget })),
  'RunInOrderOptions.signal': pair(false, true, (isAborted) =>
    ordered(isAborted ? { signal: AbortSignal.abort() } : {}),
  ),
};
