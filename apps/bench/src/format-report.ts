import { type BenchReport, type Figure, hits, type Target } from './figure.js';

/** A bench's figures as lines for people. */
export function formatReport({ bench, measures, figures }: BenchReport): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${formatValue(figure.value, figure.unit)}`,
    figure.interval === undefined ? '' : `[${figure.interval.map((end) => formatValue(end, '')).join(' .. ')}]`,
    formatTarget(figure.target, figure.unit),
    hits(figure) ? 'PASS' : 'MISS',
    figure.detail,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return `${bench}: ${measures}\n${lines.join('\n')}\n`;
}

function formatTarget(target: Target, unit: Figure['unit']): string {
  return 'atMost' in target ? `<= ${formatValue(target.atMost, unit)}` : `>= ${formatValue(target.atLeast, unit)}`;
}

function formatValue(value: number, unit: string): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 1_000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  const text = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '' ? text : `${text} ${unit}`;
}
