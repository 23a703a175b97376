import type { Io } from '../io.js';
import { colors } from './colors.js';
import { oneLine } from './printable.js';

/** A table without borders. cli-table3 because it knows the width of every character; loaded only when a table is shown. */
export async function renderTable(
  io: Io,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const color = colors(io);
  const none = Object.fromEntries(
    [
      'top',
      'top-mid',
      'top-left',
      'top-right',
      'bottom',
      'bottom-mid',
      'bottom-left',
      'bottom-right',
      'left',
      'left-mid',
      'mid',
      'mid-mid',
      'right',
      'right-mid',
    ].map((name) => [name, '']),
  );
  const table = new Table({
    head: head.map((title) => color.bold(title)),
    chars: { ...none, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  // What does not fit is cut in the last column only, so that a row stays a row.
  const widths = head
    .slice(0, -1)
    .map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const room = Math.max(20, io.columns - widths.reduce((total, width) => total + width + 2, 0));
  for (const row of rows)
    table.push(
      row.map((cell, column) =>
        column === row.length - 1 && io.isTerminal ? oneLine(cell, room) : oneLine(cell, 500),
      ),
    );
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
