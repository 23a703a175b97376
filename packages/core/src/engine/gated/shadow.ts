import type { Draft } from '../../spec/gate.js';
import { Audit } from '../audit.js';
import { Breaker } from '../breaker.js';
import type { Entry } from '../resolved-cascade.js';
import { Run } from '../run.js';
import { runTier } from '../run-tier.js';
import type { Loop } from '../visit-entry.js';
import { Asker } from './asker.js';
import { within } from './within.js';

/**
 * Asks the last tier what it would have answered, after the answer has gone out, and writes down how far the two agree.
 * Nothing that fails here reaches the caller; `close()` waits for it.
 */
export function shadow<Answer>(loop: Loop<Answer>, draft: Draft, drafter: Entry): void {
  loop.track(
    askDear(loop, draft, drafter).catch(() => {
      // The answer has gone out: all that is missing is a row for statistics.
    }),
  );
}

async function askDear<Answer>(loop: Loop<Answer>, draft: Draft, drafter: Entry): Promise<void> {
  const { id, cascade, attempts, calls, inherited } = loop.run;
  const entries = (cascade.tiers.at(-1) ?? []).filter((entry) => entry !== drafter);
  // The run's own rows come first: they are numbered in order.
  await new Promise<void>((resolve) => void cascade.clock.schedule(0, resolve));
  const run = new Run(id, cascade, inherited, { attempts: [...attempts], calls });
  const audit = new Audit(run, loop.track);
  const role = 'shadow' as const;
  const emit = async (): Promise<void> => {};
  const child = { ...loop, run, audit, role, breaker: new Breaker(run), emit };
  const outcome = await runTier(child, entries, cascade.tiers.length - 1);
  const dear = outcome.kind === 'answered' ? loop.operation.draft?.(outcome.answer) : undefined;
  const asker = new Asker(child);
  const { gate } = cascade;
  const agreement = dear && (await within(run, () => gate?.compare?.(draft, dear, asker)).catch(() => undefined));
  await asker.end();
  const place = run.attempts.findLastIndex((attempt) => attempt.role === role && attempt.failure === undefined);
  const attempt = run.attempts[place];
  if (attempt !== undefined && agreement !== undefined) run.attempts[place] = { ...attempt, agreement };
  audit.flush();
}
