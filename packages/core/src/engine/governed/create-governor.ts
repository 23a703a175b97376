import { defaultHealth, ejected } from '../../policy/health.js';
import type { AttemptRecord } from '../../spec/run-store.js';
import { memoryLedger } from '../../store/memory-ledger.js';
import type { Governor } from '../governor.js';
import type { Entry, ResolvedCascade } from '../resolved-cascade.js';
import type { Run } from '../run.js';
import { skip } from '../skip.js';
import type { Loop } from '../visit-entry.js';
import type { Grant } from './grant.js';
import { Knowledge } from './knowledge.js';
import { leaseMs } from './lease.js';
import { Meter } from './meter.js';
import { raceTier } from './race-tier.js';
import { settleOrphans } from './settle-orphans.js';

const governors = new WeakMap<ResolvedCascade, Governor>();

/** The governor of a cascade: one for all its runs, so that it learns. */
export function governorOf(cascade: ResolvedCascade): Governor {
  const known = governors.get(cascade);
  if (known !== undefined) return known;
  const made = createGovernor(cascade);
  governors.set(cascade, made);
  return made;
}

function createGovernor(cascade: ResolvedCascade): Governor {
  const { clock, hedge, store } = cascade;
  const meter = new Meter(store.ledger ?? memoryLedger());
  const knowledge = new Knowledge(cascade);
  let sweptAtMs = Number.NEGATIVE_INFINITY;

  /** Now and then, beside the runs. */
  function sweep<Answer>({ track }: Loop<Answer>): void {
    const nowMs = clock.now();
    if (nowMs - sweptAtMs < leaseMs / 2 || store.ledger === undefined) return;
    sweptAtMs = nowMs;
    // What cannot be settled now waits for the next time.
    track(settleOrphans(store, nowMs).then(ignore, ignore));
  }

  return {
    async askTier(loop, entries, tier, ask) {
      const { operation } = loop;
      const order = knowledge.order(operation, await withoutEjected(loop, entries, knowledge));
      const [first] = order;
      if (first === undefined) return ask(loop, order, tier);
      const stats = knowledge.of(first);
      stats.chosen++;
      try {
        if (hedge === undefined || order.length < 2 || operation.again === undefined)
          return await ask(loop, order, tier);
        const estimate = (entry: Entry) => knowledge.expectedCost(operation, entry);
        return await raceTier({ loop, entries: order, tier, ask, hedge, estimate });
      } finally {
        stats.chosen--;
      }
    },
    async attempt(loop, intent, call) {
      sweep(loop);
      const { entry } = intent.visit;
      const grant = isMetered(loop.run, entry)
        ? await meter.claim(loop, intent, knowledge.forecast(loop.operation, entry))
        : unmetered;
      if (grant.kind === 'refused') return grant;
      let written: AttemptRecord | undefined;
      const stats = knowledge.of(entry);
      stats.inFlight++;
      try {
        return await call({
          adjust: (attempt) => {
            written = grant.adjust(attempt);
            return written;
          },
          onRateLimits: (hint) => meter.hear(intent.visit, hint, clock.now()),
        });
      } finally {
        stats.inFlight--;
        if (written !== undefined) knowledge.observe(loop.operation, entry, written);
        // The row comes first: should this process die between the two, it says what the call has cost.
        if (grant.isBooked) await loop.audit.flush();
        if (grant !== unmetered) await grant.settle(written);
      }
    },
  };
}

async function withoutEjected<Answer>(
  loop: Loop<Answer>,
  entries: readonly Entry[],
  knowledge: Knowledge,
): Promise<readonly Entry[]> {
  const { clock, health } = loop.run.cascade;
  if (health === false) return entries;
  const nowMs = clock.now();
  const untilMs = entries.map((entry) => knowledge.of(entry).health.ejectedUntilMs(nowMs));
  if (untilMs.every((until) => until === 0)) return entries;
  const out = ejected(untilMs, health.maxEjectedShare ?? defaultHealth.maxEjectedShare);
  for (const [place, entry] of entries.entries()) {
    if (!out.has(place)) continue;
    const leftSeconds = Math.ceil(((untilMs[place] ?? nowMs) - nowMs) / 1_000);
    await skip(loop, entry, `ejected for another ${leftSeconds} s: too many calls failed or were slow`);
  }
  return entries.filter((_, place) => !out.has(place));
}

/** Some budget or limit applies to a call. */
function isMetered({ cascade, options }: Run, { limits }: Entry): boolean {
  const { maxCostUsd, purse } = options;
  return limits !== undefined || cascade.budgets.length > 0 || maxCostUsd !== undefined || purse !== undefined;
}

const unmetered: Grant = {
  kind: 'granted',
  isBooked: false,
  adjust: (attempt) => attempt,
  settle: async () => {},
};

function ignore(): void {}
