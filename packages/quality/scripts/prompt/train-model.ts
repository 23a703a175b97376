import { seededRandom, shuffle, sigmoid } from '../../src/linear/index.js';
import { hashBits, hashPrompt } from '../../src/prompt/hash-prompt.js';
import { type Domain, domains } from '../../src/prompt/prompt-class.js';
import { promptShape, shapeNames } from '../../src/prompt/prompt-shape.js';
import { promptWindow } from '../../src/prompt/prompt-window.js';
import { featureScale, fullCounts, wordShare } from '../../src/prompt/score-prompt.js';
import { fitShapeDifficulty, type MeasuredShape } from './fit-shape-difficulty.js';
import type { TrainingText } from './training-row.js';

export const outputs = domains.length + 1;
const difficultyOutput = domains.length;

/** Weights by feature id; `rows` holds `outputs` numbers per feature that is known. */
export interface FullModel {
  /** 0 for a feature that is not known, else 1 plus its place. */
  readonly rowOf: Uint32Array;
  readonly rows: Float32Array;
  readonly dense: Float32Array;
  readonly bias: Float32Array;
}

export interface PreparedText {
  readonly body: Uint32Array;
  readonly edge: Uint32Array;
  readonly shape: Float32Array;
  readonly domain: number;
  readonly difficulty: number | undefined;
  readonly weight: number;
  readonly source: number;
}

export interface ModelOptions {
  readonly epochs: number;
  readonly learningRate: number;
  readonly l2: number;
  readonly difficultyL2: number;
  readonly realDomainWeight: number;
  /** Share of a text's features that a step leaves out. */
  readonly dropout: number;
  /** What the weights of the shape are multiplied by beside those of the words. */
  readonly shapeGain: number;
}

export function prepare(row: TrainingText): PreparedText {
  const window = promptWindow(row.text);
  const { body, edge } = hashPrompt(window.toLowerCase());
  return {
    body: body.slice(),
    edge: edge.slice(),
    shape: promptShape(window),
    domain: row.domain === undefined ? -1 : domains.indexOf(row.domain as Domain),
    difficulty: row.difficulty,
    weight: row.weight ?? 1,
    source: row.source ?? 0,
  };
}

/**
 * Softmax over the domains and a logistic output for the difficulty, by AdaGrad; what the shape says of difficulty is
 * learned from `measured` alone. `known` limits the features.
 */
export function trainModel(
  texts: readonly PreparedText[],
  measured: readonly MeasuredShape[],
  options: ModelOptions,
  known?: Uint8Array,
): FullModel {
  const rowOf = numberFeatures(texts, known);
  const size = rowOf.reduce((most, row) => Math.max(most, row), 0);
  const rows = new Float32Array(size * outputs);
  const rowSquares = new Float32Array(size * outputs).fill(1e-4);
  const dense = new Float32Array(shapeNames.length * outputs);
  const denseSquares = new Float32Array(dense.length).fill(1e-2);
  fitShapeDifficulty(measured).forEach((weight, feature) => {
    dense[feature * outputs + difficultyOutput] = weight * options.shapeGain;
  });
  const bias = new Float32Array(outputs);
  const model = { rowOf, rows, dense, bias };
  const random = seededRandom(7);
  const order = Uint32Array.from(texts.keys());
  const gradient = new Float32Array(outputs);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    const rate = options.learningRate * (1 - 0.7 * (epoch / options.epochs));
    for (const index of order) {
      const text = dropFeatures(texts[index] as PreparedText, options.dropout, random);
      const logits = score(model, text);
      lossGradient(text, logits, gradient, options);
      const slope = gradient[difficultyOutput] ?? 0;
      gradient[difficultyOutput] = text.source > 0 ? 0 : slope * wordShare(text.shape);
      for (const ids of [text.body, text.edge]) {
        const value = groupScale(ids, ids === text.body ? fullCounts.body : fullCounts.edge, rowOf);
        for (const id of ids) {
          const row = rowOf[id] ?? 0;
          if (row > 0) stepRow(rows, rowSquares, (row - 1) * outputs, gradient, value, rate, options);
        }
      }
      gradient[difficultyOutput] = 0;
      for (let feature = 0; feature < text.shape.length; feature += 1) {
        const value = text.shape[feature] ?? 0;
        if (value !== 0) stepRow(dense, denseSquares, feature * outputs, gradient, value, rate * 0.1, options);
      }
      for (let output = 0; output < outputs; output += 1) {
        if (output === difficultyOutput && text.source > 0) continue;
        const step = output === difficultyOutput ? slope : (gradient[output] ?? 0);
        bias[output] = (bias[output] ?? 0) - 0.02 * step;
      }
    }
  }
  return model;
}

export function score(model: FullModel, text: Pick<PreparedText, 'body' | 'edge' | 'shape'>): Float32Array {
  const logits = model.bias.slice();
  for (const ids of [text.body, text.edge]) {
    const value = groupScale(ids, ids === text.body ? fullCounts.body : fullCounts.edge, model.rowOf);
    for (const id of ids) {
      const row = model.rowOf[id] ?? 0;
      if (row === 0) continue;
      const start = (row - 1) * outputs;
      for (let output = 0; output < outputs; output += 1) {
        const share = output === difficultyOutput ? wordShare(text.shape) : 1;
        logits[output] = (logits[output] ?? 0) + share * value * (model.rows[start + output] ?? 0);
      }
    }
  }
  for (let feature = 0; feature < text.shape.length; feature += 1) {
    const value = text.shape[feature] ?? 0;
    for (let output = 0; output < outputs; output += 1) {
      logits[output] = (logits[output] ?? 0) + value * (model.dense[feature * outputs + output] ?? 0);
    }
  }
  return logits;
}

function dropFeatures(text: PreparedText, share: number, random: () => number): PreparedText {
  if (share === 0) return text;
  const seed = Math.floor(random() * 4_294_967_296);
  // By id: all repetitions of a word fall out together.
  const keep = (id: number) => (Math.imul(id ^ seed, 0x9e3779b1) >>> 8) / 16_777_216 >= share;
  return { ...text, body: text.body.filter(keep), edge: text.edge.filter(keep) };
}

function groupScale(ids: Uint32Array, fullCount: number, rowOf: Uint32Array): number {
  let count = 0;
  for (const id of ids) if ((rowOf[id] ?? 0) > 0) count += 1;
  return featureScale(count, fullCount);
}

function numberFeatures(texts: readonly PreparedText[], known?: Uint8Array): Uint32Array {
  const rowOf = new Uint32Array(2 ** hashBits);
  let count = 0;
  for (const { body, edge } of texts) {
    for (const ids of [body, edge]) {
      for (const id of ids) {
        if (rowOf[id] !== 0 || (known && known[id] === 0)) continue;
        count += 1;
        rowOf[id] = count;
      }
    }
  }
  return rowOf;
}

function lossGradient(text: PreparedText, logits: Float32Array, gradient: Float32Array, options: ModelOptions): void {
  gradient.fill(0);
  if (text.domain >= 0) {
    let most = -Infinity;
    for (let output = 0; output < difficultyOutput; output += 1) most = Math.max(most, logits[output] ?? 0);
    let sum = 0;
    for (let output = 0; output < difficultyOutput; output += 1) sum += Math.exp((logits[output] ?? 0) - most);
    const weight = text.weight * (text.source > 0 ? options.realDomainWeight : 1);
    for (let output = 0; output < difficultyOutput; output += 1) {
      const probability = Math.exp((logits[output] ?? 0) - most) / sum;
      gradient[output] = weight * (probability - (output === text.domain ? 1 : 0));
    }
  }
  if (text.difficulty !== undefined) {
    const weight = text.weight;
    gradient[difficultyOutput] = weight * (sigmoid(logits[difficultyOutput] ?? 0) - text.difficulty);
  }
}

function stepRow(
  weights: Float32Array,
  squares: Float32Array,
  start: number,
  gradient: Float32Array,
  value: number,
  rate: number,
  options: ModelOptions,
): void {
  for (let output = 0; output < outputs; output += 1) {
    const raw = gradient[output] ?? 0;
    if (raw === 0) continue;
    const place = start + output;
    const weight = weights[place] ?? 0;
    const slope = raw * value + (output === difficultyOutput ? options.difficultyL2 : options.l2) * weight;
    const square = (squares[place] ?? 0) + slope * slope;
    squares[place] = square;
    weights[place] = weight - (rate * slope) / Math.sqrt(square);
  }
}
