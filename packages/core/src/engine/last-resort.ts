import { sleep } from '../policy/clock.js';
import { keyScope } from './breaker.js';
import { type Resting, type TierOutcome, visit } from './run-tier.js';
import type { Loop } from './visit-entry.js';

/** How often a caller that waits looks whether somebody else's probe is over. */
const probePollMs = 100;

/** When every entry rests and `whenAllCooling` is `try`: the one due soonest, once, by one caller. */
export async function tryOneResting<Answer>(
  loop: Loop<Answer>,
  resting: readonly Resting[],
): Promise<TierOutcome<Answer> | undefined> {
  const [soonest] = resting
    .filter(({ state }) => !state.byRetryAfter)
    .sort((left, right) => left.state.untilMs - right.state.untilMs);
  if (soonest === undefined) return undefined;
  const { entry, key, tier } = soonest;
  const states = await loop.breaker.peek([keyScope(entry, undefined), keyScope(entry, key)]);
  const admission = await loop.breaker.admit(entry, key, states, true);
  if (admission.kind === 'resting') return undefined;
  const outcome = await visit(loop, {
    entry,
    key,
    tier,
    scopes: admission.scopes,
    alone: true,
    isPatient: true,
    isLastResort: true,
  });
  return outcome?.kind === 'refused' ? undefined : outcome;
}

/** When every entry rests and `whenAllCooling` is `{ waitMs }`: waits for the first that is due; false when none is in time. */
export async function waitForOne<Answer>(
  { run, emit }: Loop<Answer>,
  resting: readonly Resting[],
  untilMs: number,
): Promise<boolean> {
  const nowMs = run.cascade.clock.now();
  const ends = resting.map(({ state }) => (state.untilMs > nowMs ? state.untilMs : nowMs + probePollMs));
  const soonestMs = Math.min(...ends);
  if (soonestMs > untilMs || soonestMs - nowMs >= run.remainingMs) return false;
  const entry = resting[ends.indexOf(soonestMs)]?.entry.key ?? '';
  await emit({ type: 'wait', entry, forMs: soonestMs - nowMs, reason: 'every entry rests' });
  return sleep(run.cascade.clock, soonestMs - nowMs, run.signal);
}
