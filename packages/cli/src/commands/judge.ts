import { qualityGate } from '@cascade/quality';
import { type JudgedRow, judgeRow, parseJudgeRow } from '@cascade/quality/eval';
import { readLinesOf } from '../input/read-lines-of.js';
import type { Io } from '../io.js';
import { showProgress } from '../render/show-progress.js';
import { renderTable } from '../render/table.js';

export interface JudgeOptions {
  readonly json?: boolean;
}

/** `cascade judge FILE`: what the gate would make of drafts, without asking anybody. */
export async function judgeCommand(io: Io, file: string, { json }: JudgeOptions): Promise<number> {
  const rows = await readLinesOf(io, file, parseJudgeRow);
  const gate = qualityGate();
  const progress = showProgress(io, 'judged', rows.length);
  const judged: JudgedRow[] = [];
  const isTable = io.isTerminal && json !== true;
  for (const [place, row] of rows.entries()) {
    io.signal.throwIfAborted();
    const verdict = await judgeRow(gate, row);
    progress.at(place + 1);
    if (isTable) judged.push(verdict);
    else await io.out(`${JSON.stringify(verdict)}\n`);
  }
  progress.stop();
  if (isTable) await io.out(await renderTable(io, ['id', 'decision', 'score', 'reasons'], judged.map(cellsOf)));
  return 0;
}

function cellsOf({ id, decision, score, veto, reasons }: JudgedRow): readonly string[] {
  const what = veto ? `veto (${reasons[0]?.check ?? ''})` : decision;
  return [String(id), what, score.toFixed(2), reasons.map(({ text }) => text).join('; ')];
}
