import type { LinearInput, LinearWeights } from './linear-weights.js';
import { seededRandom } from './seeded-random.js';
import { shuffle } from './shuffle.js';
import { sigmoid } from './sigmoid.js';

/** A row with its label. For one-vs-rest, train one model per class with the label 1 on the class's own rows. */
export interface LinearExample extends LinearInput {
  /** 1 for yes, 0 for no; anything between is a soft label. */
  readonly label: number;
  /** How much the row counts. Default 1. */
  readonly weight?: number;
  /** Rows of one group share an intercept of their own, so that the weights explain what happens *within* a group. */
  readonly group?: number;
}

/** How to learn. The regularisers are per row: the loss is the mean log-loss plus half of each times a squared distance. */
export interface TrainOptions {
  /** Buckets, as in `hashText`. Default 14; ignored (0 buckets) when no row has any. */
  readonly bits?: number;
  /** Passes over the rows. Default 8. */
  readonly epochs?: number;
  /** Step of the buckets. Default 0.5. */
  readonly learningRate?: number;
  /** Step of bias, intercepts and dense weights. Default 0.05. */
  readonly denseLearningRate?: number;
  /** Pull of the bucket weights towards the prior. Default 1e-5. */
  readonly l2?: number;
  /** Pull of the dense weights towards the prior. Default 1e-3. */
  readonly denseL2?: number;
  /** Where learning starts and what the regularisers pull towards. Default all zero. */
  readonly prior?: LinearWeights;
  /** Order of the rows. Default 1. */
  readonly seed?: number;
}

/**
 * Logistic regression by AdaGrad (Duchi et al., 2011) with a quadratic pull towards a prior; deterministic for a seed.
 *
 * The pull is applied lazily: a bucket catches up on the steps it missed when it is touched next, so a step costs only
 * what its row holds. The bias of the result is the weighted mean over groups.
 */
export function trainLogistic(examples: readonly LinearExample[], options: TrainOptions = {}): LinearWeights {
  const run = new TrainingRun(examples, options);
  const order = Uint32Array.from(examples.keys());
  const random = seededRandom(options.seed ?? 1);
  for (let epoch = 0; epoch < (options.epochs ?? 8); epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example !== undefined) run.step(example);
    }
  }
  return run.finish();
}

class TrainingRun {
  readonly #options: Required<Pick<TrainOptions, 'learningRate' | 'denseLearningRate' | 'l2' | 'denseL2'>>;
  readonly #prior: LinearWeights;
  readonly #dense: Float64Array;
  readonly #denseSquares: Float64Array;
  readonly #buckets: Float32Array;
  readonly #bucketSquares: Float32Array;
  readonly #lastStep: Int32Array;
  readonly #intercepts = new Map<number, Intercept>();
  #stepCount = 0;

  constructor(examples: readonly LinearExample[], options: TrainOptions) {
    const { learningRate = 0.5, denseLearningRate = 0.05, l2 = 1e-5, denseL2 = 1e-3 } = options;
    this.#options = { learningRate, denseLearningRate, l2, denseL2 };
    const hasText = examples.some((example) => example.buckets.length > 0);
    const size = hasText ? 2 ** (options.bits ?? 14) : (options.prior?.buckets.length ?? 0);
    this.#prior = fit(options.prior, examples[0]?.dense?.length ?? options.prior?.dense.length ?? 0, size);
    this.#dense = Float64Array.from(this.#prior.dense);
    this.#denseSquares = new Float64Array(this.#dense.length).fill(1e-2);
    this.#buckets = this.#prior.buckets.slice();
    this.#bucketSquares = new Float32Array(size).fill(1e-4);
    this.#lastStep = new Int32Array(size);
    for (const { group = 0, weight = 1 } of examples) this.#interceptOf(group).weight += weight;
  }

  step(example: LinearExample): void {
    const { buckets, dense = [], weight = 1, label } = example;
    this.#stepCount += 1;
    const intercept = this.#interceptOf(example.group ?? 0);
    const value = buckets.length === 0 ? 0 : 1 / Math.sqrt(buckets.length);
    let logit = intercept.value;
    for (let index = 0; index < this.#dense.length; index += 1) {
      logit += (this.#dense[index] ?? 0) * (dense[index] ?? 0);
    }
    let sum = 0;
    for (const id of buckets) sum += this.#catchUp(id);
    const gradient = weight * (sigmoid(logit + sum * value) - label);
    this.#stepDense(dense, gradient);
    this.#stepBuckets(buckets, gradient * value);
    intercept.squares += gradient * gradient;
    intercept.value -= (this.#options.denseLearningRate * gradient) / Math.sqrt(intercept.squares);
  }

  finish(): LinearWeights {
    for (let id = 0; id < this.#buckets.length; id += 1) this.#catchUp(id);
    let bias = 0;
    let total = 0;
    for (const { value, weight } of this.#intercepts.values()) {
      bias += value * weight;
      total += weight;
    }
    return {
      bias: total === 0 ? this.#prior.bias : bias / total,
      dense: Float32Array.from(this.#dense),
      buckets: this.#buckets,
    };
  }

  #stepDense(dense: readonly number[], gradient: number): void {
    const { denseLearningRate, denseL2 } = this.#options;
    for (let index = 0; index < this.#dense.length; index += 1) {
      const weight = this.#dense[index] ?? 0;
      const slope = gradient * (dense[index] ?? 0) + denseL2 * (weight - (this.#prior.dense[index] ?? 0));
      const squares = (this.#denseSquares[index] ?? 0) + slope * slope;
      this.#denseSquares[index] = squares;
      this.#dense[index] = weight - (denseLearningRate * slope) / Math.sqrt(squares);
    }
  }

  #stepBuckets(buckets: Uint32Array, slope: number): void {
    for (const id of buckets) {
      const squares = (this.#bucketSquares[id] ?? 0) + slope * slope;
      this.#bucketSquares[id] = squares;
      this.#buckets[id] = (this.#buckets[id] ?? 0) - (this.#options.learningRate * slope) / Math.sqrt(squares);
    }
  }

  /** Applies the pull of the steps since the bucket was last touched, by the implicit rule, which never overshoots. */
  #catchUp(id: number): number {
    const prior = this.#prior.buckets[id] ?? 0;
    const missed = this.#stepCount - (this.#lastStep[id] ?? 0);
    this.#lastStep[id] = this.#stepCount;
    const rate = this.#options.learningRate / Math.sqrt(this.#bucketSquares[id] ?? 1);
    const weight = prior + ((this.#buckets[id] ?? 0) - prior) / (1 + rate * this.#options.l2 * missed);
    this.#buckets[id] = weight;
    return weight;
  }

  #interceptOf(group: number): Intercept {
    const known = this.#intercepts.get(group);
    if (known !== undefined) return known;
    const fresh = { value: this.#prior.bias, squares: 1e-2, weight: 0 };
    this.#intercepts.set(group, fresh);
    return fresh;
  }
}

interface Intercept {
  value: number;
  squares: number;
  weight: number;
}

/** The prior in the sizes of this training; what it does not know is 0. */
function fit(prior: LinearWeights | undefined, denseSize: number, bucketSize: number): LinearWeights {
  const dense = new Float32Array(denseSize);
  const buckets = new Float32Array(bucketSize);
  if (prior !== undefined) {
    dense.set(prior.dense.subarray(0, denseSize));
    if (prior.buckets.length === bucketSize) buckets.set(prior.buckets);
  }
  return { bias: prior?.bias ?? 0, dense, buckets };
}
