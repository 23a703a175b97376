import type { Config } from '@cascade/config';
import { createCascade } from '@cascade/core';
import type { CooldownState } from '@cascade/core/spec';
import type { Io } from '../io.js';
import { openSession } from '../open-session.js';
import { colors } from '../render/colors.js';
import { formatDuration } from '../render/format.js';
import { renderTable } from '../render/table.js';

export interface StatusOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** One entry, or one key of it, as `cascade status` shows it. */
interface StatusRow {
  readonly cascade: string | undefined;
  readonly entry: string;
  /** Hash of the key that rests, when it is not the whole entry. */
  readonly keyId: string | undefined;
  readonly state: 'closed' | 'resting' | 'due' | 'probing';
  readonly restLeftMs: number;
  readonly level: number;
  readonly lastFailure: string | undefined;
  readonly lastMessage: string | undefined;
}

/** `cascade status`: every entry with its circuit, time left and last error. */
export async function statusCommand(io: Io, { config: configFile, json }: StatusOptions): Promise<number> {
  const { config, store } = await openSession(io, configFile);
  try {
    const rows = collectRows(await entriesOf(config), await store.cooldowns.list(), io.now());
    if (json === true) await io.out(`${JSON.stringify({ entries: rows, files: config.files }, null, 2)}\n`);
    else if (rows.length === 0) io.err('There is no cascade yet. Write a configuration with: cascade init\n');
    else await io.out(await renderRows(io, rows));
    return 0;
  } finally {
    await store.close();
  }
}

interface NamedEntry {
  readonly cascade: string;
  readonly entry: string;
}

async function entriesOf(config: Config): Promise<readonly NamedEntry[]> {
  const lists = await Promise.all(
    config.cascadeNames.map(async (name) => {
      const { entries } = createCascade(await config.cascadeOptions(name));
      return entries.map((entry) => ({ cascade: name, entry }));
    }),
  );
  return lists.flat();
}

function collectRows(
  entries: readonly NamedEntry[],
  states: readonly CooldownState[],
  nowMs: number,
): readonly StatusRow[] {
  const known = entries.flatMap(({ cascade, entry }) => {
    const own = states.filter(({ scope }) => scope.entry === entry);
    return own.length === 0 ? [closedRow(cascade, entry)] : own.map((state) => stateRow(cascade, state, nowMs));
  });
  const names = new Set(entries.map(({ entry }) => entry));
  const others = states.filter(({ scope, untilMs }) => !names.has(scope.entry) && untilMs > 0);
  return [...known, ...others.map((state) => stateRow(undefined, state, nowMs))];
}

function closedRow(cascade: string, entry: string): StatusRow {
  const nothing = { keyId: undefined, lastFailure: undefined, lastMessage: undefined };
  return { cascade, entry, state: 'closed', restLeftMs: 0, level: 0, ...nothing };
}

function stateRow(cascade: string | undefined, state: CooldownState, nowMs: number): StatusRow {
  const { scope, level, lastFailure, lastMessage } = state;
  const restLeftMs = Math.max(0, state.untilMs - nowMs);
  return {
    cascade,
    entry: scope.entry,
    keyId: scope.keyId,
    state: circuitOf(state, nowMs),
    restLeftMs,
    level,
    lastFailure,
    lastMessage,
  };
}

function circuitOf({ untilMs, probeUntilMs }: CooldownState, nowMs: number): StatusRow['state'] {
  if (untilMs === 0) return 'closed';
  if (probeUntilMs > nowMs) return 'probing';
  return untilMs > nowMs ? 'resting' : 'due';
}

async function renderRows(io: Io, rows: readonly StatusRow[]): Promise<string> {
  const color = colors(io);
  const paint = { closed: color.green, resting: color.red, due: color.yellow, probing: color.yellow };
  return renderTable(
    io,
    ['cascade', 'entry', 'circuit', 'left', 'last error'],
    rows.map((row) => [
      row.cascade ?? '(not configured)',
      row.keyId === undefined ? row.entry : `${row.entry} (key ${row.keyId})`,
      paint[row.state](row.state),
      row.restLeftMs > 0 ? formatDuration(row.restLeftMs) : '',
      row.lastFailure === undefined ? '' : `${row.lastFailure}: ${row.lastMessage ?? ''}`,
    ]),
  );
}
