import type { DraftView } from '../draft-view.js';
import type { LinearInput, LinearWeights } from '../linear/linear-weights.js';
import { scoreLogistic } from '../linear/score-logistic.js';
import { trainLogistic } from '../linear/train-logistic.js';
import { anchorsOf } from './anchors-of.js';
import { draftInput, promptInput, scorerBits } from './scorer-inputs.js';
import type { ScoreAnchors, ScorerWeights, TwoHeads } from './scorer-weights.js';

/** One graded question of the user's own traffic. */
export interface Outcome {
  /** What was asked and drafted; without `text` only the prompt heads learn from it. */
  readonly view: Pick<DraftView, 'prompt'> & Partial<DraftView>;
  /** 1 when the cheap model's draft was right, 0 when not, or a grade between. */
  readonly draftRight: number;
  /** The same of the dear model's answer, where it is known. */
  readonly dearRight?: number;
}

/** How to learn from outcomes. */
export interface RefitOptions {
  /** How many outcomes the prior is worth. Default 100. */
  readonly priorStrength?: number;
  /** Order of learning; the same seed and outcomes give the same weights. Default 1. */
  readonly seed?: number;
}

interface Row {
  readonly input: LinearInput;
  readonly outcome: Outcome;
}

/** Right drafts needed before the scale of scores moves to the user's traffic. */
const rightDraftsForAnchors = 50;
const folds = 5;

/**
 * Learns from own outcomes, beginning at a prior: the four heads by logistic regression over hand features, pulled towards
 * the prior, and hashed words and runs of characters, pulled towards 0. Pays from about 50 outcomes on.
 *
 * From 50 right drafts on, the anchors of the score are set anew, out of fold, so that 0.70 keeps its meaning.
 */
export function refit(prior: ScorerWeights, outcomes: readonly Outcome[], options: RefitOptions = {}): ScorerWeights {
  const draftRows = outcomes.flatMap((outcome): Row[] => {
    const view = viewOf(outcome);
    return view === undefined ? [] : [{ outcome, input: draftInput(view, prior.draft, true) }];
  });
  const promptRows = outcomes.map((outcome): Row => {
    return { outcome, input: promptInput(outcome.view.prompt, prior.prompt, true) };
  });
  return {
    draft: refitHeads(prior.draft, draftRows, options),
    prompt: refitHeads(prior.prompt, promptRows, options),
    anchors: refitAnchors(prior, draftRows, options),
  };
}

function viewOf({ view }: Outcome): DraftView | undefined {
  return view.text === undefined ? undefined : { ...view, text: view.text };
}

function refitHeads(prior: TwoHeads, rows: readonly Row[], options: RefitOptions): TwoHeads {
  return {
    standard: prior.standard,
    right: refitHead(prior.right, rows, 'draftRight', options),
    dearRight: refitHead(prior.dearRight, rows, 'dearRight', options),
  };
}

function refitHead(
  prior: LinearWeights,
  rows: readonly Row[],
  label: 'draftRight' | 'dearRight',
  { priorStrength = 100, seed = 1 }: RefitOptions,
): LinearWeights {
  const examples = rows.flatMap(({ input, outcome }) => {
    const value = outcome[label];
    return value === undefined ? [] : [{ ...input, label: Math.max(0, Math.min(1, value)) }];
  });
  if (examples.length === 0) return prior;
  return trainLogistic(examples, {
    prior,
    seed,
    bits: scorerBits,
    epochs: 20,
    learningRate: 0.1,
    l2: 3e-3,
    denseLearningRate: 0.02,
    denseL2: priorStrength / examples.length,
  });
}

/** Scores each row by weights that have not seen it: in-sample log-odds of right drafts would be too high. */
function refitAnchors(prior: ScorerWeights, rows: readonly Row[], options: RefitOptions): ScoreAnchors {
  const isRight = ({ outcome }: Row) => outcome.draftRight >= 0.5;
  if (rows.filter(isRight).length < rightDraftsForAnchors) return prior.anchors;
  const logits: number[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const head = refitHead(
      prior.draft.right,
      rows.filter((_, index) => index % folds !== fold),
      'draftRight',
      options,
    );
    for (const row of rows.filter((candidate, index) => index % folds === fold && isRight(candidate))) {
      logits.push(scoreLogistic(head, row.input));
    }
  }
  return anchorsOf(logits);
}
