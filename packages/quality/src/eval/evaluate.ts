import { qualityGate } from '../gate/quality-gate.js';
import { seededRandom } from '../linear/seeded-random.js';
import { shuffle } from '../linear/shuffle.js';
import { type Outcome, refit } from '../scorer/refit.js';
import type { ScorerWeights } from '../scorer/scorer-weights.js';
import { shippedWeights } from '../scorer/shipped-weights.js';
import type { EvalRow } from './eval-row.js';
import { type Cast, type ReplayedRow, replay } from './replay.js';
import { replayPrompts } from './replay-prompts.js';
import { type EvalReport, reportOf } from './report.js';

export interface EvaluateOptions {
  /** Let the gate learn from so many random rows first; it is scored on the rest. Default 0: it knows nothing. */
  readonly labels?: number;
  /** Which rows are random. Default 1. */
  readonly seed?: number;
  /** What the scorer knows beforehand. Default: the shipped weights. */
  readonly weights?: ScorerWeights;
  /** Told after each row. May throw to end it. */
  readonly onRow?: (done: number) => void;
}

export interface Evaluation {
  readonly report: EvalReport;
  readonly replayed: readonly ReplayedRow[];
  /** How the gate judged: drafts, or where none are recorded, prompts alone. */
  readonly mode: 'drafts' | 'prompts alone';
  /** The scorer's weights: those given, or what was learned from the labels. */
  readonly weights: ScorerWeights;
}

/**
 * Sends recorded answers through the gate as it is shipped, and sums up what that would have cost and been worth.
 *
 * @throws Error when more rows are to be learned from than there are
 */
export async function evaluate(
  rows: readonly EvalRow[],
  cast: Cast,
  { labels = 0, seed = 1, onRow, weights: prior = shippedWeights() }: EvaluateOptions = {},
): Promise<Evaluation> {
  if (labels >= rows.length) throw new Error(`there are ${rows.length} rows: no row is left beside ${labels} labels`);
  const learned = new Set(randomPlaces(rows.length, labels, seed));
  const labelled = rows.filter((_, place) => learned.has(place));
  const ungraded = labelled.find(({ responses }) => Number.isNaN(responses.get(cast.weak)?.score));
  if (ungraded !== undefined)
    throw new Error(`row ${ungraded.id} has no grade of ${cast.weak}: nothing can be learned from it`);
  const weights = labels > 0 ? refit(prior, outcomesOf(labelled, cast), { seed }) : prior;
  const rest = rows.filter((_, place) => !learned.has(place));
  const hasDrafts = rest.some(({ responses }) => {
    const draft = responses.get(cast.weak);
    return draft?.text !== undefined || draft?.answer !== undefined;
  });
  const replayed = hasDrafts
    ? await replay(rest, cast, gatesOf(weights), onRow)
    : replayPrompts(rest, cast, weights, onRow);
  return { report: reportOf(replayed), replayed, mode: hasDrafts ? 'drafts' : 'prompts alone', weights };
}

/** Recorded answers through the gate as it is shipped. */
export function replayAsShipped(
  rows: readonly EvalRow[],
  cast: Cast,
  { weights = shippedWeights(), onRow }: Pick<EvaluateOptions, 'weights' | 'onRow'> = {},
): Promise<readonly ReplayedRow[]> {
  return replay(rows, cast, gatesOf(weights), onRow);
}

function randomPlaces(count: number, wanted: number, seed: number): readonly number[] {
  const places = Uint32Array.from({ length: count }, (_, place) => place);
  shuffle(places, seededRandom(seed));
  return [...places.subarray(0, wanted)];
}

/** The gate as shipped, and one that asks nobody and passes over nothing. */
function gatesOf(weights: ScorerWeights) {
  const ranker = qualityGate({ weights, route: false, opinion: { when: 'never' } });
  return { gate: qualityGate({ weights }), ranker };
}

function outcomesOf(rows: readonly EvalRow[], { weak, strong }: Cast): readonly Outcome[] {
  return rows.map(({ prompt, responses }): Outcome => {
    const [draft, dear] = [responses.get(weak), responses.get(strong)];
    const text = draft?.text ?? draft?.answer;
    return {
      view: { prompt, ...(text !== undefined && { text }) },
      draftRight: draft?.score ?? 0,
      ...(dear && { dearRight: dear.score }),
    };
  });
}
