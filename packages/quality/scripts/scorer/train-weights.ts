import { draftFeatures, namedDraftFeatures } from '../../src/features/draft-features.js';
import { questionFeatures } from '../../src/features/question-features.js';
import { scoreLogistic } from '../../src/linear/score-logistic.js';
import { trainLogistic } from '../../src/linear/train-logistic.js';
import type { ScoreAnchors, ScorerWeights, Standard, TwoHeads } from '../../src/scorer/scorer-weights.js';
import { standardise } from '../../src/scorer/standardise.js';
import { groupBy } from './group-by.js';
import { mean, quantile } from './measures.js';
import { priorWeight } from './prior-signs.js';
import type { Case } from './read-cases.js';

/** A case with its features, computed once. */
export interface Row {
  readonly of: Case;
  readonly draft: readonly number[] | undefined;
  readonly prompt: readonly number[];
}

/** Pull towards the believed signs, as a number of rows of about equal say. */
const priorStrength = 10_000;
/** What the believed signs count for the dear model, which reads the same question but did not write the draft. */
const dearShare = 0.5;
const leastScale = 0.1;
const noBuckets = new Uint32Array();
const featureNames = [...namedDraftFeatures({ prompt: '', text: '' }).keys()];

/** Computes the features of cases. */
export function rowsOf(cases: readonly Case[]): Row[] {
  return cases.map((of) => ({
    of,
    draft: of.text === undefined ? undefined : draftFeatures({ prompt: of.prompt, text: of.text }),
    prompt: questionFeatures(of.prompt),
  }));
}

/** Learns the weights that know nothing of the tested traffic. */
export function trainWeights(rows: readonly Row[]): ScorerWeights {
  const heads = trainHeads(rows);
  return { ...heads, anchors: anchorsOfGroups(rows, heads.draft) };
}

/** Both pairs of heads, without anchors. */
function trainHeads(rows: readonly Row[]): Pick<ScorerWeights, 'draft' | 'prompt'> {
  return {
    draft: trainTwoHeads(rows, (row) => row.draft),
    prompt: trainTwoHeads(rows, (row) => row.prompt),
  };
}

function trainTwoHeads(rows: readonly Row[], featuresOf: (row: Row) => readonly number[] | undefined): TwoHeads {
  const usable = rows.flatMap((row) => {
    const features = featuresOf(row);
    return features === undefined ? [] : [{ of: row.of, features }];
  });
  const standard = standardOf(usable);
  const pairs = [...new Set(usable.map(({ of }) => of.pair))];
  const sizes = new Map<string, number>();
  for (const { of } of usable) sizes.set(of.group, (sizes.get(of.group) ?? 0) + 1);
  const train = (label: 'draftRight' | 'dearRight', share: number) =>
    trainLogistic(
      usable.map(({ of, features }) => ({
        dense: standardise(features, standard),
        buckets: noBuckets,
        label: of[label],
        // Groups count the same however many rows they have, and each pair has its own base rate.
        weight: usable.length / sizes.size / (sizes.get(of.group) ?? 1),
        group: pairs.indexOf(of.pair),
      })),
      {
        prior: believed(standard.means.length, share),
        epochs: 12,
        denseLearningRate: 0.01,
        denseL2: priorStrength / usable.length,
      },
    );
  return { standard, right: train('draftRight', 1), dearRight: train('dearRight', dearShare) };
}

/** The features of the prompt alone come first in the list of a draft's features, so both lists share their names. */
function believed(count: number, share: number) {
  const dense = Float32Array.from({ length: count }, (_, index) => share * priorWeight(featureNames[index] ?? ''));
  return { bias: 0, dense, buckets: new Float32Array() };
}

/** Means over the pairs' means, and the scale within a pair: what differs between tasks must not stretch it. A feature that no
 * row has is taken to be anywhere in [0, 1]. */
function standardOf(rows: readonly { readonly of: Case; readonly features: readonly number[] }[]): Standard {
  const byPair = groupBy(rows, ({ of }) => of.pair);
  const count = rows[0]?.features.length ?? 0;
  const means = new Float32Array(count);
  const scales = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    const lists = [...byPair.values()].map((list) =>
      list.map(({ features }) => features[index] ?? Number.NaN).filter((value) => !Number.isNaN(value)),
    );
    const known = lists.filter((list) => list.length >= 20).map((list) => ({ list, mean: mean(list) }));
    const variance = mean(known.map((pair) => mean(pair.list.map((value) => (value - pair.mean) ** 2))));
    means[index] = known.length === 0 ? 0.5 : mean(known.map((pair) => pair.mean));
    scales[index] = known.length === 0 ? 0.5 : Math.max(leastScale, Math.sqrt(variance));
  }
  return { means, scales };
}

/**
 * The strictest demand of any group counts, because kinds of tasks lie apart on the scale. Scored by the same heads: few
 * weights under a strong pull hardly know single rows, while heads of fewer groups would have another zero.
 */
function anchorsOfGroups(rows: readonly Row[], { standard, right }: TwoHeads): ScoreAnchors {
  const rightDrafts = rows.filter(({ of, draft }) => draft !== undefined && of.draftRight >= 0.5);
  const logits = [...groupBy(rightDrafts, ({ of }) => of.group).values()].map((list) =>
    list.map(({ draft = [] }) => scoreLogistic(right, { dense: standardise(draft, standard), buckets: noBuckets })),
  );
  const at70 = Math.min(...logits.map((list) => quantile(list, 0.3)));
  return { at70, at85: Math.max(at70 + 0.05, Math.min(...logits.map((list) => quantile(list, 0.5)))) };
}
