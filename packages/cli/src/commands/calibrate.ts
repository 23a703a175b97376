import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createCascade } from '@cascade/core';
import type { Calibration, ScorerWeights } from '@cascade/quality';
import {
  type CalibrationRow,
  calibrationRows,
  calibrationRowsOfLog,
  makeCalibration,
  parseEvalRow,
  replayAsShipped,
} from '@cascade/quality/eval';
import { chooseCascade } from '../choose-cascade.js';
import { checkCast } from '../input/check-cast.js';
import { readLinesOf } from '../input/read-lines-of.js';
import { readWeights } from '../input/read-weights.js';
import type { Io } from '../io.js';
import { openSession } from '../open-session.js';
import { showProgress } from '../render/show-progress.js';
import { UsageError } from '../usage-error.js';

export interface CalibrateOptions {
  readonly weak?: string;
  readonly strong?: string;
  readonly opinion?: string;
  readonly target: number;
  readonly confidence: number;
  readonly fromLog?: boolean;
  readonly cascade?: string;
  readonly config?: string;
  readonly out?: string;
  readonly weights?: string;
  readonly json?: boolean;
}

/** There are too few answers. */
const tooFew = 3;
const mostRows = 100_000;

/** `cascade calibrate`: the cheapest threshold with a guarantee. */
export async function calibrateCommand(io: Io, file: string | undefined, options: CalibrateOptions): Promise<number> {
  const { target, confidence, weak = '', strong = '', opinion } = options;
  const source = options.fromLog === true ? await rowsOfLog(io, options) : await rowsOfFile(io, file, options);
  const models = { draft: weak, dear: strong, ...(opinion !== undefined && { opinion }), ...source.models };
  const ungraded = source.rows.findIndex(({ draftQuality, dearQuality }) => Number.isNaN(draftQuality + dearQuality));
  if (ungraded >= 0)
    throw new UsageError(`question ${ungraded + 1} has no grade ("score"): a calibration needs them all`);
  const made = makeCalibration(source.rows, models, { target, confidence }, source.weights);
  if ('kind' in made) {
    const { n, missing } = made;
    if (options.json === true) await io.out(`${JSON.stringify({ threshold: null, n, missing }, null, 2)}\n`);
    io.err(`error: ${n} answers are too few to keep ${percent(target)}: about ${missing} more are needed\n`);
    return tooFew;
  }
  if (options.out !== undefined) await writeFile(resolve(io.cwd, options.out), `${JSON.stringify(made, null, 2)}\n`);
  await io.out(options.json === true ? `${JSON.stringify(made, null, 2)}\n` : `${describe(made)}\n`);
  return 0;
}

interface Source {
  readonly rows: readonly CalibrationRow[];
  /** Names of the entries, where a configuration knows them. */
  readonly models: { readonly draft?: string; readonly dear?: string; readonly opinion?: string };
  readonly weights?: ScorerWeights;
}

async function rowsOfFile(io: Io, file: string | undefined, options: CalibrateOptions): Promise<Source> {
  const { weak, strong, opinion } = options;
  if (file === undefined) throw new UsageError('Give a file of recorded answers, or --from-log');
  if (weak === undefined || strong === undefined) throw new UsageError('Say which models: --weak MODEL --strong MODEL');
  const cast = { weak, strong, ...(opinion !== undefined && { opinion }) };
  const rows = checkCast(await readLinesOf(io, file, parseEvalRow), cast);
  const progress = showProgress(io, 'judged', rows.length);
  const weights = await readWeights(io, options.weights);
  const replayed = await replayAsShipped(rows, cast, { ...weights, onRow: progress.at }).finally(progress.stop);
  return { rows: calibrationRows(replayed), models: {}, ...weights };
}

async function rowsOfLog(io: Io, options: CalibrateOptions): Promise<Source> {
  if (options.weak ?? options.strong ?? options.opinion ?? options.weights) {
    throw new UsageError(
      '--from-log takes the models from the configuration: leave --weak, --strong, --opinion and --weights out',
    );
  }
  const { config, store } = await openSession(io, options.config);
  try {
    const cascade = await chooseCascade(config, options);
    const { name = 'default', tiers = [] } = cascade;
    const { entries } = createCascade(cascade);
    const [draft, dear] = [entries[0], entries.at(-[tiers.at(-1) ?? []].flat().length)];
    const filter = { limit: mostRows, cascade: name };
    const attempts = await store.runs.attempts(filter);
    const opinion = attempts.find(({ role }) => role === 'opinion')?.entry;
    const models = { ...(draft && { draft }), ...(dear && { dear }) };
    const rows = calibrationRowsOfLog(await store.runs.runs(filter), attempts, models);
    return { rows, models: { ...models, ...(opinion && { opinion }) } };
  } finally {
    await store.close();
  }
}

function describe({ threshold, n, confidence, guaranteedQuality, expectedSaving, domains = {} }: Calibration): string {
  return [
    `threshold ${threshold} (from ${n} answers)`,
    `with ${percent(confidence)} confidence the cascade keeps at least ${percent(guaranteedQuality)} of the dear model's quality`,
    `expected saving: ${expectedSaving === null ? 'unknown' : `${percent(expectedSaving)} of what the dear model alone costs`}`,
    ...Object.entries(domains).map(([name, own]) => `${name}: threshold ${own.threshold} (from ${own.n} answers)`),
  ].join('\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
