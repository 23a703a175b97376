import { defined } from '../provider-kit/defined.js';
import type { CascadeResult } from '../spec/cascade-event.js';
import type { AttemptRecord, Role } from '../spec/run-store.js';
import { costOfRun } from './cost-of-run.js';
import { exact } from './cost-of-usage.js';

/** Where the money of a run went, in US dollars. What is unknown is absent, never 0. */
export interface CostReport {
  readonly totalUsd?: number;
  /** By place of the tier; absent where a part is unknown. */
  readonly byTier: ReadonlyMap<number, number | undefined>;
  /** By what the calls were for: drafts and answers, opinions, ... */
  readonly byRole: ReadonlyMap<Role, number | undefined>;
  /** What the last tier alone would have cost. */
  readonly baselineUsd?: number;
  readonly baselineBasis?: 'measured' | 'estimated';
  /** Baseline minus total; negative when the cascade was dearer. */
  readonly savedUsd?: number;
}

/**
 * Adds up a run by tier and role, and compares it with what the dear model alone would have cost.
 *
 * @example
 * ```ts
 * const { savedUsd, baselineBasis } = costReport(await cascade.generate('What is TLS?'));
 * ```
 */
export function costReport({ run, attempts }: Pick<CascadeResult, 'run' | 'attempts'>): CostReport {
  const { costUsd: totalUsd, baselineUsd, baselineBasis } = run;
  const savedUsd = totalUsd === undefined || baselineUsd === undefined ? undefined : exact(baselineUsd - totalUsd);
  return defined({
    totalUsd,
    byTier: sumsBy(attempts, ({ tier }) => tier),
    byRole: sumsBy(attempts, ({ role }) => role),
    baselineUsd,
    baselineBasis,
    savedUsd,
  });
}

function sumsBy<Key>(attempts: readonly AttemptRecord[], keyOf: (attempt: AttemptRecord) => Key) {
  const groups = new Map<Key, AttemptRecord[]>();
  for (const attempt of attempts) groups.set(keyOf(attempt), [...(groups.get(keyOf(attempt)) ?? []), attempt]);
  return new Map([...groups].map(([key, group]) => [key, costOfRun(group).costUsd] as const));
}
