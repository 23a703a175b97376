/**
 * Linear models over hashed text, small enough to ship and quick enough to run on every call.
 *
 * ```ts
 * const rows = texts.map(({ text, isCode }) => ({ buckets: hashText(text, { bits: 13 }), label: isCode ? 1 : 0 }));
 * const weights = trainLogistic(rows, { bits: 13 });
 * const probability = sigmoid(scoreLogistic(weights, { buckets: hashText('const a = 1;', { bits: 13 }) }));
 * const shipped = JSON.stringify(encodeWeights(weights));
 * ```
 * @module
 */
export { decodeWeights } from './decode-weights.js';
export { encodeWeights } from './encode-weights.js';
export { hashText } from './hash-text.js';
export { scoreLogistic } from './score-logistic.js';
export { seededRandom } from './seeded-random.js';
export { shuffle } from './shuffle.js';
export { sigmoid } from './sigmoid.js';
export { type LinearExample, trainLogistic } from './train-logistic.js';
