import { type Chosen, conclude, nobody, stopped, type Unanswered } from './chosen.js';
import { tryOneResting, waitForOne } from './last-resort.js';
import { type NotChosen, type Resting, runTier } from './run-tier.js';
import type { Loop } from './visit-entry.js';

/** Looks for an answer: failover inside a tier, the gate between tiers, and what is left when every entry rests. */
export async function chooseAnswer<Answer>(loop: Loop<Answer>): Promise<Chosen<Answer> | NotChosen> {
  const { run } = loop;
  const startedAtMs = run.cascade.clock.now();
  for (;;) {
    const outcome = await walk(loop);
    if (outcome.kind !== 'unanswered') return outcome;
    const { resting } = outcome;
    if (outcome.visits > 0 || resting.length === 0) return nobody(run, outcome.visits);
    const policy = run.cascade.whenAllCooling;
    if (policy === 'fail') return nobody(run, 0, resting);
    if (policy === 'try') {
      const last = await tryOneResting(loop, resting);
      return last === undefined ? nobody(run, 0, resting) : conclude(run, last);
    }
    if (!(await waitForOne(loop, resting, startedAtMs + policy.waitMs))) {
      return nobody(run, 0, resting);
    }
  }
}

/** Loaded by the first run that needs it. */
let gated: typeof import('./gated/walk-gated.js') | undefined;

/** Several tiers need the gate's walk; a run of one tier alone never loads it. */
async function walk<Answer>(loop: Loop<Answer>): Promise<Chosen<Answer> | NotChosen | Unanswered> {
  const { run, operation } = loop;
  const { tier: only, fromTier = 0, entry: key } = run.options;
  const { tiers, gate } = run.cascade;
  const isWhole = only === undefined && key === undefined;
  if (isWhole && gate !== undefined && operation.draft !== undefined) {
    gated ??= await import('./gated/walk-gated.js');
    return gated.walkGated(loop);
  }
  const resting: Resting[] = [];
  let visits = 0;
  for (const [tier, all] of tiers.entries()) {
    const entries = key === undefined ? all : all.filter((entry) => entry.key === key);
    if (entries.length === 0 || tier < fromTier || (only !== undefined && tier !== only)) continue;
    const over = stopped(run);
    if (over !== undefined) return over;
    const outcome = await runTier(loop, entries, tier);
    if (outcome.kind !== 'unanswered') return conclude(run, outcome);
    visits += outcome.visits;
    resting.push(...outcome.resting);
  }
  return { kind: 'unanswered', visits, resting };
}
