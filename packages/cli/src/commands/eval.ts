import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type EvalReport,
  encodeScorerWeights,
  evaluate,
  parseEvalRow,
  type ReplayedRow,
  type Savings,
} from '@cascade/quality/eval';
import { checkCast } from '../input/check-cast.js';
import { readLinesOf } from '../input/read-lines-of.js';
import { readWeights } from '../input/read-weights.js';
import type { Io } from '../io.js';
import { showProgress } from '../render/show-progress.js';
import { renderTable } from '../render/table.js';

export interface EvalOptions {
  readonly weak: string;
  readonly strong: string;
  readonly opinion?: string;
  readonly labels?: number;
  readonly seed: number;
  readonly rows?: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly weights?: string;
  readonly weightsOut?: string;
}

/** `cascade eval FILE`: recorded answers through the real gate: what it would have saved, and at what quality. */
export async function evalCommand(io: Io, file: string, options: EvalOptions): Promise<number> {
  const { weak, strong, opinion, labels, seed } = options;
  const cast = { weak, strong, ...(opinion !== undefined && { opinion }) };
  const rows = checkCast(await readLinesOf(io, file, parseEvalRow), cast);
  const progress = showProgress(io, 'judged', rows.length);
  const onRow = (done: number): void => {
    io.signal.throwIfAborted();
    progress.at(done);
  };
  const given = await readWeights(io, options.weights);
  const { report, replayed, mode, weights } = await evaluate(rows, cast, {
    seed,
    onRow,
    ...given,
    ...(labels !== undefined && { labels }),
  }).finally(progress.stop);
  if (options.rows !== undefined) await writeFile(resolve(io.cwd, options.rows), replayed.map(rowLine).join(''));
  if (options.weightsOut !== undefined) {
    await writeFile(resolve(io.cwd, options.weightsOut), JSON.stringify(encodeScorerWeights(weights)));
  }
  if (options.html !== undefined) {
    const { renderEvalPage } = await import('../render/eval-page.js');
    await writeFile(resolve(io.cwd, options.html), await renderEvalPage(report, cast));
    io.err(`The page is ${resolve(io.cwd, options.html)}\n`);
  }
  if (options.json === true) await io.out(`${JSON.stringify(report, null, 2)}\n`);
  else await io.out(await renderReport(io, report, mode));
  return 0;
}

/** One line for each question: every figure of the report can be computed from these and the input. */
function rowLine({ id, score, opinionAsked, decision, isDrafted }: ReplayedRow): string {
  return `${JSON.stringify({ id, score, opinionAsked, decision, drafted: isDrafted })}\n`;
}

async function renderReport(io: Io, report: EvalReport, mode: string): Promise<string> {
  const { n, weakScore, strongScore, asShipped, saving, random, oracle } = report;
  const row = (name: string, savings: Savings): readonly string[] => [
    name,
    percent(savings['95']),
    percent(savings['98']),
    percent(savings['100']),
  ];
  const table = await renderTable(
    io,
    ['saved at ... % of the dear quality', '95', '98', '100'],
    [
      row('this gate, best threshold in hindsight', saving),
      row('accepting at random', random.saving),
      row('knowing the truth', oracle.saving),
    ],
  );
  return [
    `${n} questions, ${mode}: cheap model ${percent(weakScore)} right, dear model ${percent(strongScore)}`,
    `as shipped: ${percent(asShipped.quality)} of the dear model's quality, ${percent(asShipped.saving)} of its cost saved`,
    `AUROC ${fixed(report.auroc)}, APGR ${fixed(report.apgr)}, CPT50 ${fixed(report.cpt50)}, CPT80 ${fixed(report.cpt80)}`,
    '',
    table,
  ].join('\n');
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : 'unknown';
}

function fixed(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(3);
}
