import type { AttemptRecord, RunFilter, RunStore } from '@cascade/core/spec';
import { parseSince } from '../input/parse-since.js';
import type { Io } from '../io.js';
import { openSession } from '../open-session.js';
import { colors } from '../render/colors.js';
import { formatCount, formatDuration, formatTime, formatUsd } from '../render/format.js';
import { renderTable } from '../render/table.js';

export interface LogOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly run?: string;
  readonly entry?: string;
  readonly cascade?: string;
  readonly since?: string;
  readonly limit: number;
}

/** `cascade log`: the attempts, newest first. */
export async function logCommand(io: Io, options: LogOptions): Promise<number> {
  const { run, entry, cascade, since, limit } = options;
  const filter: RunFilter = {
    limit,
    ...(entry !== undefined && { entry }),
    ...(cascade !== undefined && { cascade }),
    ...(since !== undefined && { sinceMs: parseSince(since, io.now()) }),
  };
  const { store } = await openSession(io, options.config);
  try {
    const attempts = await findAttempts(store.runs, filter, run);
    if (options.json === true) await io.out(`${JSON.stringify(attempts, null, 2)}\n`);
    else if (attempts.length === 0)
      io.err(Object.keys(filter).length > 1 || run !== undefined ? 'No attempts match\n' : 'No attempts yet\n');
    else await io.out(await renderAttempts(io, attempts));
    return 0;
  } finally {
    await store.close();
  }
}

/** How far back the end of an id is looked for. */
const searchedAttempts = 10_000;

/** The attempts that are meant: of the run with this id, or with an id that ends like this, as the list shows it. */
async function findAttempts(
  runs: RunStore,
  filter: RunFilter,
  run: string | undefined,
): Promise<readonly AttemptRecord[]> {
  const isWhole = run?.length === 36;
  if (run === undefined || isWhole) return runs.attempts({ ...filter, ...(isWhole && { runId: run }) });
  const recent = await runs.attempts({ ...filter, limit: searchedAttempts });
  return recent.filter(({ runId }) => runId.endsWith(run)).slice(0, filter.limit);
}

export function renderAttempts(io: Io, attempts: readonly AttemptRecord[]): Promise<string> {
  const color = colors(io);
  return renderTable(
    io,
    ['time', 'run', 'cascade', 'entry', 'took', 'tokens', 'cost', 'outcome'],
    attempts.map(({ startedAtMs, runId, cascade, entry, latencyMs, usage, costUsd, failure }) => [
      formatTime(startedAtMs),
      // The end of a time-ordered id tells runs apart.
      runId.slice(-8),
      cascade,
      entry,
      formatDuration(latencyMs),
      usage?.inputTokens === undefined
        ? ''
        : `${formatCount(usage.inputTokens)} / ${formatCount(usage.outputTokens ?? 0)}`,
      costUsd === undefined ? '' : formatUsd(costUsd),
      failure === undefined ? color.green('answered') : color.red(`${failure.class}: ${failure.message}`),
    ]),
  );
}
