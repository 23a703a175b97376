import { ConfigurationError } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { AttemptRecord, RunRecord, Store } from '@cascade/core/spec';
import type { CascadeStats } from '@cascade/quality/eval';
import { assertKnown, assertNumbers } from '../assert-options.js';
import type { Analytics, AnalyticsOptions } from './analytics.js';

/** The figures of `cascade stats`, by what a run was about. What a run does not say is in the sum only. */
export async function getAnalytics(store: Store, cascade: string, options: AnalyticsOptions): Promise<Analytics> {
  assertKnown('getAnalytics', options, { sinceMs: true, limit: true });
  const { sinceMs, limit = 100_000 } = options;
  assertNumbers('getAnalytics', { sinceMs }, 0);
  assertNumbers('getAnalytics', { limit }, 1);
  if (store.runs === undefined) {
    throw new ConfigurationError('getAnalytics needs a `store` with `runs`, and this one has none');
  }
  const { statsOf } = await import('@cascade/quality/eval');
  const filter = defined({ cascade, sinceMs });
  const found = await store.runs.runs({ ...filter, limit: limit + 1 });
  const runs = found.slice(0, limit);
  const attempts = await attemptsOf(store.runs, runs, filter);
  const by = (keyOf: (run: RunRecord) => string | undefined): Readonly<Record<string, CascadeStats>> =>
    Object.fromEntries([...grouped(runs, keyOf)].map(([key, own]) => [key, statsOf(own, attempts)]));
  return {
    ...statsOf(runs, attempts),
    byModel: by(({ answeredBy }) => answeredBy),
    byDomain: by(({ plan }) => plan?.domain),
    byComplexity: by(({ plan }) => plan?.complexity),
    byUser: by(({ tags }) => tags?.user),
    byDay: by(({ startedAtMs }) => new Date(startedAtMs).toISOString().slice(0, 10)),
    isCut: found.length > limit,
  };
}

/** Those of the runs: shadow calls come after a run, and are a part of its cost. */
async function attemptsOf(
  store: NonNullable<Store['runs']>,
  runs: readonly RunRecord[],
  filter: { readonly cascade: string; readonly sinceMs?: number },
): Promise<readonly AttemptRecord[]> {
  const mostAttempts = 13;
  return store.attempts({ ...filter, limit: Math.max(1, runs.length) * mostAttempts });
}

function grouped(
  runs: readonly RunRecord[],
  keyOf: (run: RunRecord) => string | undefined,
): ReadonlyMap<string, readonly RunRecord[]> {
  const groups = new Map<string, RunRecord[]>();
  for (const run of runs) {
    const key = keyOf(run);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return groups;
}
