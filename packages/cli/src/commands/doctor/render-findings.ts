import type { Io } from '../../io.js';
import { colors } from '../../render/colors.js';
import { formatDuration } from '../../render/format.js';
import { oneLine } from '../../render/printable.js';
import type { Finding } from './finding.js';

const longest = 1_000;

/** One line for each finding, and one for what to do about it. */
export function renderFindings(io: Io, findings: readonly Finding[]): string {
  const color = colors(io);
  const marks = { ok: color.green('ok     '), warning: color.yellow('warning'), failed: color.red('FAILED ') };
  const lines = findings.map(({ check, subject, status, text, fix, latencyMs }) => {
    const took = latencyMs === undefined || latencyMs === 0 ? '' : color.dim(` (${formatDuration(latencyMs)})`);
    const what = `${check}${subject === undefined ? '' : ` ${subject}`}: ${text}`;
    const advice = fix === undefined ? '' : `\n        ${oneLine(fix, longest)}`;
    return `${marks[status]} ${oneLine(what, longest)}${took}${advice}\n`;
  });
  const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length;
  const failed = count('failed');
  const warnings = count('warning');
  const sum =
    failed + warnings === 0
      ? 'All is well.'
      : `${failed} failed, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
  return `${lines.join('')}${sum}\n`;
}
