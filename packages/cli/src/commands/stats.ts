import type { RunRecord } from '@cascade/core/spec';
import { adviceOn, type CascadeStats, driftOf, type ShadowStats, statsOf } from '@cascade/quality/eval';
import { parseSince } from '../input/parse-since.js';
import type { Io } from '../io.js';
import { openSession } from '../open-session.js';
import { formatCount, formatUsd } from '../render/format.js';
import { renderTable } from '../render/table.js';

export interface StatsOptions {
  readonly cascade?: string;
  readonly since: string;
  readonly config?: string;
  readonly json?: boolean;
}

const mostRuns = 100_000;
const dayMs = 86_400_000;

/** `cascade stats`: cost, acceptance and savings of cascades over time, with advice. */
export async function statsCommand(io: Io, options: StatsOptions): Promise<number> {
  const { cascade, since } = options;
  const { store } = await openSession(io, options.config);
  try {
    const sinceMs = parseSince(since, io.now());
    const filter = { limit: mostRuns, sinceMs, ...(cascade !== undefined && { cascade }) };
    const runs = await store.runs.runs(filter);
    const attempts = await store.runs.attempts(filter);
    const cascades = byName(runs).map(([name, own]) => ({
      cascade: name,
      ...statsOf(own, attempts),
      shadow: driftOf(attempts.filter((attempt) => attempt.cascade === name)),
      advice: adviceOn(statsOf(own, attempts)),
      days: byDay(own).map(([day, those]) => ({ day, ...statsOf(those, attempts) })),
    }));
    if (options.json === true) await io.out(`${JSON.stringify({ cascades }, null, 2)}\n`);
    else if (cascades.length === 0) io.err(`There are no runs since ${since} ago\n`);
    else for (const each of cascades) await io.out(await render(io, each));
    if (runs.length === mostRuns) io.err(`only the newest ${formatCount(mostRuns)} runs are counted\n`);
    return 0;
  } finally {
    await store.close();
  }
}

interface NamedStats extends CascadeStats {
  readonly cascade: string;
  readonly shadow: ShadowStats;
  readonly advice: readonly string[];
  readonly days: readonly (CascadeStats & { readonly day: string })[];
}

async function render(io: Io, { cascade, advice, shadow, days, ...total }: NamedStats): Promise<string> {
  const rows = [...days.map(({ day, ...stats }) => cellsOf(day, stats)), cellsOf('all', total)];
  const head = [cascade, 'runs', 'drafts', 'accepted', 'cost', 'dear alone', 'saved'];
  const table = await renderTable(io, head, rows);
  const left =
    total.unknown > 0 && total.drafts > 0
      ? [`${formatCount(total.unknown)} runs of unknown cost are in no comparison`]
      : [];
  return `${table}${[...left, ...shadowLines(shadow), ...advice].map((text) => `${text}\n`).join('')}\n`;
}

function shadowLines({ compared, agreement, alarm }: ShadowStats): readonly string[] {
  if (agreement === undefined) return [];
  const known = `${formatCount(compared)} accepted drafts agree with the dear model by ${percent(agreement)}`;
  if (alarm === undefined) return [known];
  const { before, lately } = alarm;
  return [known, `ALARM: they agreed by ${percent(before)} before and by ${percent(lately)} lately; calibrate anew`];
}

function cellsOf(name: string, stats: CascadeStats): readonly string[] {
  const { runs, drafts, acceptance, costUsd, baselineUsd, savedUsd, saving } = stats;
  const saved = savedUsd === undefined ? 'unknown' : `${formatUsd(savedUsd)} (${percent(saving)})`;
  return [
    name,
    formatCount(runs),
    formatCount(drafts),
    percent(acceptance),
    usd(costUsd),
    usd(baselineUsd),
    drafts === 0 ? '' : saved,
  ];
}

function usd(amount: number | undefined): string {
  return amount === undefined ? 'unknown' : formatUsd(amount);
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : `${Math.round(100 * share)} %`;
}

function byName(runs: readonly RunRecord[]): readonly (readonly [string, readonly RunRecord[]])[] {
  return [...grouped(runs, ({ cascade }) => cascade)].sort(([left], [right]) => left.localeCompare(right));
}

/** Days as the user's clock has them. */
function byDay(runs: readonly RunRecord[]): readonly (readonly [string, readonly RunRecord[]])[] {
  const dayOf = ({ startedAtMs }: RunRecord): string => {
    const offsetMs = new Date(startedAtMs).getTimezoneOffset() * 60_000;
    return new Date(Math.floor((startedAtMs - offsetMs) / dayMs) * dayMs).toISOString().slice(0, 10);
  };
  return [...grouped(runs, dayOf)].sort(([left], [right]) => left.localeCompare(right));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
