import { seededRandom } from '../../src/linear/index.js';
import { hashBits } from '../../src/prompt/hash-prompt.js';
import type { Domain } from '../../src/prompt/prompt-class.js';
import { promptShape } from '../../src/prompt/prompt-shape.js';
import { promptWindow } from '../../src/prompt/prompt-window.js';
import { augment } from './augment.js';
import { chooseFeatures } from './encode-model.js';
import { groupBy } from './group-by.js';
import type { CorpusPrompt, Lexicon } from './read-corpus.js';
import type { RealPrompt } from './real-texts.js';
import { type FullModel, prepare, trainModel } from './train-model.js';
import type { TrainingText } from './training-row.js';

const settings = {
  epochs: 8,
  learningRate: 0.3,
  l2: 5e-4,
  difficultyL2: 1e-3,
  realDomainWeight: 0.15,
  dropout: 0.3,
  shapeGain: 1.2,
};
const featureCount = 52_000;
/** What a model of prompts is learned from. */
export interface PromptSources {
  readonly corpus: readonly CorpusPrompt[];
  readonly lexicons: ReadonlyMap<string, Lexicon>;
  /** Recorded questions with the share of cheap models that failed on them. */
  readonly real: readonly RealPrompt[];
}

/** A model, and its features, those that matter most first. */
export interface Fitted {
  readonly model: FullModel;
  readonly ranked: readonly number[];
}

/** About as many of every data set, so that the largest does not speak for all. */
function balanced(rows: readonly RealPrompt[]): RealPrompt[] {
  const random = seededRandom(5);
  return [...groupBy(rows, (row) => row.dataSet).values()].flatMap((group) =>
    group.filter(() => random() < 700 / group.length),
  );
}

/** Weighs fields that have much text down and those with little up, half way to all fields counting the same. */
function evenOut(rows: readonly TrainingText[]): TrainingText[] {
  const totals = new Map<Domain, number>();
  for (const { domain, weight = 1 } of rows) if (domain) totals.set(domain, (totals.get(domain) ?? 0) + weight);
  const mean = [...totals.values()].reduce((sum, total) => sum + total, 0) / totals.size;
  return rows.map((row) =>
    row.domain ? { ...row, weight: (row.weight ?? 1) * Math.sqrt(mean / (totals.get(row.domain) ?? mean)) } : row,
  );
}

/** Trains twice: once to see which features matter, once with these alone. Deterministic. */
export function fitPrompt({ corpus, lexicons, real }: PromptSources): Fitted {
  const texts = [...evenOut(augment(corpus, lexicons, seededRandom(11))), ...balanced(real)].map(prepare);
  const shapes = real.map(({ text, difficulty, source = 0 }) => ({
    shape: promptShape(promptWindow(text)),
    difficulty,
    source,
  }));
  const ranked = chooseFeatures(trainModel(texts, shapes, settings), texts, featureCount);
  const chosen = new Uint8Array(2 ** hashBits);
  for (const id of ranked) chosen[id] = 1;
  return { model: trainModel(texts, shapes, settings, chosen), ranked };
}
