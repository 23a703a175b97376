import { memoryStore } from '@cascade/core';
import type { AttemptRecord, RunFilter, RunRecord, RunStore } from '@cascade/core/spec';

type Break = (sound: RunStore) => Partial<RunStore>;

/** Stores that are wrong in one way each, by the name of the one case that must notice. */
export const brokenRuns: Readonly<Record<string, () => RunStore>> = Object.fromEntries(
  Object.entries<Break>({
    'gives an attempt back as it was appended': (sound) => ({
      attempts: async (filter) =>
        (await sound.attempts(filter)).map(({ firstContentMs: _firstContentMs, ...attempt }) => attempt),
    }),
    'gives a run back as it was appended': (sound) => ({
      runs: async (filter) => (await sound.runs(filter)).map(({ tags: _tags, ...run }) => run),
    }),
    'leaves an unknown cost or usage unknown, and a cost of zero zero': (sound) => ({
      attempts: async (filter) =>
        (await sound.attempts(filter)).map((attempt) =>
          attempt.runId === 'unknown' ? { ...attempt, costUsd: 0 } : attempt,
        ),
    }),
    'changes nothing when an attempt is appended again': (sound) => {
      const latest = new Map<string, AttemptRecord>();
      const key = (attempt: AttemptRecord) => `${attempt.runId} ${attempt.index}`;
      return {
        append: (batch) => {
          for (const attempt of batch.attempts) latest.set(key(attempt), attempt);
          return sound.append(batch);
        },
        attempts: async (filter) =>
          (await sound.attempts(filter)).map((attempt) => latest.get(key(attempt)) ?? attempt),
      };
    },
    'changes nothing when a run is appended again': (sound) => {
      const latest = new Map<string, RunRecord>();
      return {
        append: (batch) => {
          for (const run of batch.runs) latest.set(run.id, run);
          return sound.append(batch);
        },
        runs: async (filter) => (await sound.runs(filter)).map((run) => latest.get(run.id) ?? run),
      };
    },
    'lists the newest attempts first, those of one moment by their place in the run': (sound) => ({
      attempts: async (filter) => [...(await sound.attempts(filter))].reverse(),
    }),
    'lists the newest runs first': (sound) => ({
      runs: async (filter) => [...(await sound.runs(filter))].reverse(),
    }),
    // Each drops its filter only where it is the only one, and an id that the other cases do not use is there.
    'finds the attempts of one run, and the run': changeFilter(({ runId, ...filter }) =>
      runId === 'a' ? filter : { ...filter, ...(runId !== undefined && { runId }) },
    ),
    'finds the attempts at one entry, and the runs that it answered': changeFilter(({ entry, ...filter }) =>
      filter.cascade === undefined || entry === undefined ? filter : { ...filter, entry },
    ),
    'finds the attempts and the runs of one cascade': changeFilter(({ cascade, ...filter }) =>
      filter.entry === undefined || cascade === undefined ? filter : { ...filter, cascade },
    ),
    'finds what started at a moment or later': changeFilter(({ sinceMs: _sinceMs, ...filter }) => filter),
    'finds only what every filter matches': changeFilter(({ cascade, ...filter }) =>
      filter.entry !== undefined || cascade === undefined ? filter : { ...filter, cascade },
    ),
    'gives at most as many rows as asked for': changeFilter((filter) => ({ ...filter, limit: filter.limit + 1 })),
    'loses no row of appends that come together': (sound) => {
      let appends = 0;
      return { append: (batch) => (++appends > 40 ? undefined : sound.append(batch)) };
    },
  }).map(([name, breakIt]) => [name, () => broken(breakIt)]),
);

function broken(breakIt: Break): RunStore {
  const sound = memoryStore().runs;
  return { ...sound, ...breakIt(sound) };
}

function changeFilter(change: (filter: RunFilter) => RunFilter): Break {
  return (sound) => ({
    attempts: (filter) => sound.attempts(change(filter)),
    runs: (filter) => sound.runs(change(filter)),
  });
}
