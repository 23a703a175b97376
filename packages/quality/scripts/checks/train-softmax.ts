import { featureValue } from '../../src/checks/answer-kind.js';
import { shapeCount } from '../../src/checks/answer-shape.js';
import { answerHashBits } from '../../src/checks/hash-answer.js';
import { seededRandom, shuffle } from '../../src/linear/index.js';

/** Kinds in the order of their scores; an ordinary answer is the rest, with a score of 0. */
export type Kind = 'refusal' | 'error' | 'ordinary';

/** One text to learn from. */
export interface Example {
  readonly kind: Kind;
  readonly weight: number;
  readonly ids: readonly number[];
  readonly shape: readonly number[];
}

/** Weights of the two kinds; the buckets are one array after the other. */
export interface FullModel {
  readonly bias: Float64Array;
  readonly shape: Float64Array;
  readonly buckets: Float32Array;
}

const size = 2 ** answerHashBits;
const kinds = ['refusal', 'error'] as const;

/** How to learn: passes, steps and the pull towards 0. */
export interface SoftmaxOptions {
  readonly epochs: number;
  readonly learningRate: number;
  readonly l2: number;
  /** Only these features are learned; all by default. */
  readonly known?: ReadonlySet<number>;
}

/** Log-odds of both kinds against an ordinary answer. */
export function scoreExample(model: FullModel, { ids, shape }: Example): [refusal: number, error: number] {
  const value = featureValue(ids.length);
  const [refusal, error] = [0, 1].map((kind) => {
    let sum = 0;
    for (const id of ids) sum += model.buckets[kind * size + id] ?? 0;
    const form = shape.reduce((total, each, at) => total + each * (model.shape[kind * shapeCount + at] ?? 0), 0);
    return (model.bias[kind] ?? 0) + sum * value + form;
  });
  return [refusal ?? 0, error ?? 0];
}

/** Multinomial logistic regression by AdaGrad (Duchi et al., 2011). Deterministic. */
export function trainSoftmax(examples: readonly Example[], options: SoftmaxOptions): FullModel {
  const model = {
    bias: new Float64Array(2),
    shape: new Float64Array(2 * shapeCount),
    buckets: new Float32Array(2 * size),
  };
  const squares = {
    bias: new Float64Array(2).fill(1),
    shape: new Float64Array(2 * shapeCount).fill(1),
    buckets: new Float32Array(2 * size).fill(1e-3),
  };
  const step = (name: keyof FullModel, at: number, slope: number, l2: number): void => {
    const weight = model[name][at] ?? 0;
    const full = slope + l2 * weight;
    const square = (squares[name][at] ?? 0) + full * full;
    squares[name][at] = square;
    model[name][at] = weight - (options.learningRate * full) / Math.sqrt(square);
  };
  const order = Uint32Array.from(examples.keys());
  const random = seededRandom(1);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const logits = scoreExample(model, example);
      const top = Math.max(0, ...logits);
      const total = Math.exp(-top) + Math.exp(logits[0] - top) + Math.exp(logits[1] - top);
      const value = featureValue(example.ids.length);
      for (const kind of [0, 1] as const) {
        const target = example.kind === kinds[kind] ? 1 : 0;
        const slope = example.weight * (Math.exp(logits[kind] - top) / total - target);
        step('bias', kind, slope * 0.1, 0);
        example.shape.forEach((each, at) => {
          if (each !== 0) step('shape', kind * shapeCount + at, slope * each, options.l2);
        });
        for (const id of example.ids) {
          if (options.known === undefined || options.known.has(id))
            step('buckets', kind * size + id, slope * value, options.l2);
        }
      }
    }
  }
  return model;
}
