import { sigmoid } from '../../src/linear/index.js';
import { shapeNames } from '../../src/prompt/prompt-shape.js';

/**
 * What is believed before any failure is seen, as weights: more to read and more to reckon with is harder. The rest of
 * the shape does not carry over from one kind of task to another.
 */
const beliefs: ReadonlyMap<(typeof shapeNames)[number], number> = new Map([
  ['length of the question', 0.9],
  ['numbers', 0.2],
  ['quoted text', 0.3],
  ['parts and multiples', 0.3],
  ['points in time', 0.2],
  ['very short', -0.25],
]);

/** How hard the weights are pulled towards the beliefs. */
const pull = 0.1;

/** A text whose failures were measured. */
export interface MeasuredShape {
  readonly shape: Float32Array;
  readonly difficulty: number;
  readonly source: number;
}

/**
 * Weights of a prompt's shape that explain failure within data sets: ridge logistic regression around the beliefs by
 * gradient descent, with an intercept per data set, every data set counting the same, and no weight against its belief.
 */
export function fitShapeDifficulty(rows: readonly MeasuredShape[]): Float32Array {
  const prior = Float32Array.from(shapeNames, (name) => beliefs.get(name) ?? 0);
  const weights = prior.slice();
  const intercepts = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const { source } of rows) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  const places = [...beliefs.keys()].map((name) => shapeNames.indexOf(name));
  for (let step = 0; step < 300; step += 1) {
    const slopes = new Float64Array(weights.length);
    const interceptSlopes = new Map<number, number>();
    for (const { shape, difficulty, source } of rows) {
      let logit = intercepts.get(source) ?? -1;
      for (const place of places) logit += (weights[place] ?? 0) * (shape[place] ?? 0);
      const error = (sigmoid(logit) - difficulty) / (sizes.get(source) ?? 1);
      for (const place of places) slopes[place] = (slopes[place] ?? 0) + (error * (shape[place] ?? 0)) / sizes.size;
      interceptSlopes.set(source, (interceptSlopes.get(source) ?? 0) + error);
    }
    for (const place of places) {
      const weight = weights[place] ?? 0;
      const belief = prior[place] ?? 0;
      const next = weight - 0.5 * ((slopes[place] ?? 0) + pull * (weight - belief));
      weights[place] = next * belief > 0 ? next : 0;
    }
    for (const [source, slope] of interceptSlopes) intercepts.set(source, (intercepts.get(source) ?? -1) - 2 * slope);
  }
  return weights;
}
