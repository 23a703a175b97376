import { defaultHealth } from '../../policy/health.js';
import { type Candidate, selectEntries } from '../../policy/selection.js';
import type { AttemptRecord } from '../../spec/run-store.js';
import { merge } from '../../util/merge.js';
import type { Operation } from '../operation.js';
import type { CostFacts } from '../record-attempt.js';
import type { Entry, ResolvedCascade } from '../resolved-cascade.js';
import { EntryStats } from './entry-stats.js';
import { expectedUse, type UseFacts, worstUse } from './expected-use.js';
import type { Forecast } from './meter.js';
import { requestSize } from './request-bytes.js';
import { WarmConversations } from './warm-conversations.js';

/** What this process has learned of the entries of a cascade, and what follows for the next call. */
export class Knowledge {
  readonly #cascade: ResolvedCascade;
  readonly #warm = new WarmConversations();
  readonly #stats = new Map<Entry, EntryStats>();

  constructor(cascade: ResolvedCascade) {
    this.#cascade = cascade;
  }

  of(entry: Entry): EntryStats {
    const known = this.#stats.get(entry);
    if (known !== undefined) return known;
    const fresh = new EntryStats(merge(defaultHealth, this.#cascade.health || {}));
    this.#stats.set(entry, fresh);
    return fresh;
  }

  forecast<Answer>(operation: Operation<Answer>, entry: Entry): Forecast {
    const facts = this.#factsOf(operation, entry);
    return { expected: expectedUse(facts), worst: () => worstUse(facts) };
  }

  expectedCost<Answer>(operation: Operation<Answer>, entry: Entry): CostFacts {
    const { usd } = expectedUse(this.#factsOf(operation, entry));
    return usd === undefined ? {} : { costUsd: usd, costBasis: 'estimated' };
  }

  /** The entries in the order that the cascade selects in. */
  order<Answer>(operation: Operation<Answer>, entries: readonly Entry[]): readonly Entry[] {
    const { selection, random, clock } = this.#cascade;
    if (selection === 'in-order' || entries.length < 2) return entries;
    const nowMs = clock.now();
    const warmEntry = this.#warm.find(operation.request, nowMs)?.entry;
    const candidates = entries.map((entry): Candidate<Entry> => {
      const stats = this.of(entry);
      return {
        entry,
        weight: entry.weight,
        expectedUsd: expectedUse(this.#factsOf(operation, entry)).usd,
        latencyMs: stats.latencyMs(nowMs) ?? entry.latencyMs,
        inFlight: Math.max(stats.inFlight, stats.chosen),
        isWarm: warmEntry === entry.key,
      };
    });
    return selectEntries(candidates, selection, random);
  }

  observe<Answer>({ request, inputBytes }: Operation<Answer>, entry: Entry, attempt: AttemptRecord): void {
    const stats = this.of(entry);
    if (!this.#forecasts(entry)) {
      stats.observe(attempt, undefined);
      return;
    }
    const size = request && requestSize(request);
    // The tokens of media do not depend on their bytes.
    stats.observe(attempt, size === undefined ? inputBytes : size.media > 0 ? undefined : size.bytes);
    const inputTokens = attempt.usage?.inputTokens;
    if (attempt.failure !== undefined || inputTokens === undefined || request === undefined) return;
    this.#warm.keep(request, entry.key, inputTokens, this.#cascade.clock.now());
  }

  /** Somebody asks what a call will use. */
  #forecasts({ limits }: Entry): boolean {
    const { budgets, selection, hedge } = this.#cascade;
    return limits !== undefined || budgets.length > 0 || selection !== 'in-order' || hedge !== undefined;
  }

  #factsOf<Answer>(operation: Operation<Answer>, entry: Entry): UseFacts<Answer> {
    const atMs = this.#cascade.clock.now();
    const warm = this.#warm.find(operation.request, atMs);
    const cachedTokens = warm?.entry === entry.key ? warm.cachedTokens : 0;
    return { operation, entry, stats: this.of(entry), atMs, cachedTokens };
  }
}
