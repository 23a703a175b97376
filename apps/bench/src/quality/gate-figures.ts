import type { ScorerWeights } from '@cascade/quality';
import { calibrate, calibrationRows, type Evaluation, evaluate } from '@cascade/quality/eval';
import type { Figure, Target } from '../figure.js';
import { byThemselves, inProse } from './in-prose.js';
import { randomDraws } from './random-draws.js';
import { type RecordedPair, recordedPairs, recordedRows } from './recorded-pairs.js';

type WeightsFor = (group: string) => ScorerWeights;

/** What the gate achieves on recorded answers of real models, with weights that were learned from other tasks. */
export async function gateFigures(weightsFor: WeightsFor): Promise<readonly Figure[]> {
  const pairs = recordedPairs();
  const offered: Evaluation[] = [];
  const alone: Evaluation[] = [];
  for (const { cast, rows, group } of pairs) {
    const { weak, strong } = cast;
    offered.push(await evaluate(rows, cast, { weights: weightsFor(group) }));
    alone.push(await evaluate(rows, { weak, strong }, { weights: weightsFor(group) }));
  }
  return [
    ...shippedFigures(pairs, offered),
    await proseFigure(pairs, weightsFor),
    ...rankingFigures(offered, alone),
    await labelFigure(pairs, weightsFor),
    await promptFigure(weightsFor),
    ...calibrationFigures(pairs, offered),
  ];
}

function shippedFigures(pairs: readonly RecordedPair[], offered: readonly Evaluation[]): readonly Figure[] {
  const quality = offered.map(({ report }) => report.asShipped.quality);
  const saving = offered.map(({ report }) => report.asShipped.saving);
  const worst = (values: readonly number[]): string => pairs[values.indexOf(Math.min(...values))]?.name ?? '';
  return [
    share(
      'quality as shipped, mean',
      mean(quality),
      { atLeast: 0.97 },
      `${pairs.length} pairs, an opinion offered, no labels`,
    ),
    share('saving as shipped, mean', mean(saving), { atLeast: 0.36 }, 'every call counted'),
    share('quality as shipped, worst pair', Math.min(...quality), { atLeast: 0.92 }, worst(quality)),
    share('saving as shipped, worst pair', Math.min(...saving), { atLeast: 0 }, worst(saving)),
    share(
      'saved at 95 % quality, hindsight',
      mean(offered.map(({ report }) => report.saving['95'])),
      { atLeast: 0.42 },
      hindsight(offered),
    ),
  ];
}

function hindsight(offered: readonly Evaluation[]): string {
  const at = (of: (evaluation: Evaluation) => number): string => `${(100 * mean(offered.map(of))).toFixed(0)} %`;
  return `random ${at(({ report }) => report.random.saving['95'])}, oracle ${at(({ report }) => report.oracle.saving['95'])}`;
}

/** What is lost when the same answers come in prose, in other languages and number formats. */
async function proseFigure(pairs: readonly RecordedPair[], weightsFor: WeightsFor): Promise<Figure> {
  const losses: number[] = [];
  for (const { cast, rows, group, name } of pairs) {
    // Its answers are short texts, which nobody recorded by themselves.
    if (name.startsWith('nq')) continue;
    const [plainly, prose] = [byThemselves(rows), inProse(rows)];
    const before = (await evaluate(plainly, cast, { weights: weightsFor(group) })).report.asShipped;
    const after = (await evaluate(prose, cast, { weights: weightsFor(group) })).report.asShipped;
    losses.push(Math.max(before.quality - after.quality, before.saving - after.saving));
  }
  return share(
    'lost in prose and other languages, mean',
    mean(losses),
    { atMost: 0.03 },
    'quality or saving, whichever loses more',
  );
}

function rankingFigures(offered: readonly Evaluation[], alone: readonly Evaluation[]): readonly Figure[] {
  const asked = offered.filter(
    ({ replayed }) => mean(replayed.map(({ opinionAsked }) => (opinionAsked ? 1 : 0))) > 0.5,
  );
  const right = alone.flatMap(({ replayed }) =>
    replayed.filter(({ isDrafted, draftQuality }) => isDrafted && draftQuality === 1),
  );
  const accepted = right.filter(({ decision }) => decision === 'accept').length / right.length;
  const vetoed = right.filter(({ score }) => score === 0).length / right.length;
  return [
    plain('AUROC where the opinion was asked', mean(asked.map(aurocOf)), { atLeast: 0.8 }, `${asked.length} pairs`),
    plain('AUROC without an opinion', mean(alone.map(aurocOf)), { atLeast: 0.62 }, 'no labels'),
    share('right drafts accepted without an opinion', accepted, { atLeast: 0.6 }, `${right.length} drafts`),
    share('right drafts vetoed', vetoed, { atMost: 0.02 }, 'by a hard check'),
  ];
}

async function labelFigure(pairs: readonly RecordedPair[], weightsFor: WeightsFor): Promise<Figure> {
  const values: number[] = [];
  for (const { cast, rows, group } of pairs) {
    const { weak, strong } = cast;
    values.push(aurocOf(await evaluate(rows, { weak, strong }, { labels: 200, weights: weightsFor(group) })));
  }
  return plain('AUROC without an opinion, 200 labels', mean(values), { atLeast: 0.68 }, 'one draw a pair');
}

async function promptFigure(weightsFor: WeightsFor): Promise<Figure> {
  const rows = recordedRows('routellm-mmlu');
  const cast = { weak: 'mixtral-8x7b', strong: 'gpt-4-1106' };
  const values: number[] = [];
  for (const seed of [1, 2, 3, 4, 5]) {
    const { report } = await evaluate(rows, cast, { labels: 1_500, seed, weights: weightsFor('mmlu') });
    values.push(report.apgr ?? Number.NaN);
  }
  return plain(
    'APGR by the prompt alone, 1,500 labels',
    mean(values),
    { atLeast: 0.62 },
    'RouteLLM MMLU, mean of 5 seeds',
  );
}

/** How often a calibrated threshold misses its target on the rows that it was not made from. */
function calibrationFigures(pairs: readonly RecordedPair[], offered: readonly Evaluation[]): readonly Figure[] {
  const goal = { target: 0.95, confidence: 0.9 };
  let worst = 0;
  for (const [place, { replayed }] of offered.entries()) {
    const rows = calibrationRows(replayed);
    for (const size of [100, 200, 300]) {
      const draws = randomDraws(rows, size, 200, place + size).flatMap(([drawn, rest]) => {
        const outcome = calibrate(drawn, goal);
        return outcome.kind === 'calibrated' ? [qualityAt(rest, outcome.threshold)] : [];
      });
      const missed = draws.filter((quality) => quality < goal.target);
      if (draws.length > 20) worst = Math.max(worst, missed.length / draws.length);
    }
  }
  const haiku = pairs.findIndex(({ name }) => name === 'gsm claude-3-haiku > claude-3.5-sonnet');
  const rows = calibrationRows(offered[haiku]?.replayed ?? []);
  const savings = randomDraws(rows, 200, 200, 1).map(([drawn]) => {
    const outcome = calibrate(drawn, goal);
    return outcome.kind === 'calibrated' ? (outcome.expectedSaving ?? 0) : 0;
  });
  return [
    share(
      'calibrations that miss 95 %, worst pair and size',
      worst,
      { atMost: 0.1 },
      '200 draws each of 100, 200 and 300 answers',
    ),
    share(
      'saved by a calibration on 200 answers',
      mean(savings),
      { atLeast: 0.55 },
      'gsm claude-3-haiku > claude-3.5-sonnet',
    ),
  ];
}

function qualityAt(rows: ReturnType<typeof calibrationRows>, threshold: number): number {
  const got = rows.map(({ score, draftQuality, dearQuality }) => (score >= threshold ? draftQuality : dearQuality));
  return mean(got) / mean(rows.map(({ dearQuality }) => dearQuality));
}

function aurocOf({ report }: Evaluation): number {
  return report.auroc ?? Number.NaN;
}

function share(name: string, value: number, target: Target, detail: string): Figure {
  return { name, value: 100 * value, unit: '%', target: percent(target), detail };
}

function percent(target: Target): Target {
  return 'atMost' in target ? { atMost: 100 * target.atMost } : { atLeast: 100 * target.atLeast };
}

function plain(name: string, value: number, target: Target, detail: string): Figure {
  return { name, value, unit: 'of 1', target, detail };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
