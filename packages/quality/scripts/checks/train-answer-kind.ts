/**
 * Trains the model of `answerKind`, writes src/checks/answer-kind-weights.generated.ts and prints how sure it is of the
 * texts it learned from. Deterministic. From packages/quality:
 *
 *   npx esbuild scripts/checks/train-answer-kind.ts --bundle --platform=node --format=esm --conditions=cascade-source \
 *     --outfile=dist/train-answer-kind.mjs && node dist/train-answer-kind.mjs [folder of graded answers]
 */
import { readdirSync, writeFileSync } from 'node:fs';
import type { EncodedAnswerKind } from '../../src/checks/answer-kind.js';
import { shapeCount } from '../../src/checks/answer-shape.js';
import { answerHashBits } from '../../src/checks/hash-answer.js';
import { toBase85 } from '../../src/linear/base85.js';
import { encodeIds } from '../../src/linear/id-steps.js';
import { readExamples } from './read-examples.js';
import { type Example, type FullModel, scoreExample, trainSoftmax } from './train-softmax.js';

/** Features that are shipped: two bytes each. */
const featureCount = 14_000;
/** Features left after each training but the last: weights find new places as others go. */
const stages = [80_000, 30_000, featureCount];
const settings = { epochs: 18, learningRate: 0.2, l2: 1e-5 };
const size = 2 ** answerHashBits;

/** The features that move the scores most over all texts: weight times how often it is seen, to a low power. */
function chooseFeatures(model: FullModel, examples: readonly Example[], limit: number): ReadonlySet<number> {
  const counts = new Float32Array(size);
  for (const { ids } of examples) for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  const strength = (id: number): number =>
    ((model.buckets[id] ?? 0) ** 2 + (model.buckets[size + id] ?? 0) ** 2) * (counts[id] ?? 0) ** 0.5;
  const seen = [...counts.keys()].filter((id) => (counts[id] ?? 0) > 1);
  return new Set(seen.sort((left, right) => strength(right) - strength(left)).slice(0, limit));
}

function encode(model: FullModel, known: ReadonlySet<number>): EncodedAnswerKind {
  const ids = [...known].sort((left, right) => left - right);
  const sizes = ids.flatMap((id) => [Math.abs(model.buckets[id] ?? 0), Math.abs(model.buckets[size + id] ?? 0)]);
  // The few largest weights are cut so that the steps between the many small ones are finer.
  const scale = sizes.sort((left, right) => left - right)[Math.floor(sizes.length * 0.995)] ?? 1;
  const nibble = (weight: number): number => {
    const root = Math.round(Math.sqrt(Math.min(Math.abs(weight) / scale, 1)) * 7);
    return 8 + Math.sign(weight) * root;
  };
  const bytes = ids.map((id) => (nibble(model.buckets[id] ?? 0) << 4) | nibble(model.buckets[size + id] ?? 0));
  const round = (value: number): number => Number(value.toFixed(3));
  const shape = Array.from(model.shape, round);
  return {
    bias: { refusal: round(model.bias[0] ?? 0), error: round(model.bias[1] ?? 0) },
    shape: { refusal: shape.slice(0, shapeCount), error: shape.slice(shapeCount) },
    scale: round(scale),
    ids: toBase85(encodeIds(ids)),
    weights: toBase85(Uint8Array.from(bytes)),
  };
}

const examples = readExamples('scripts/checks/corpus', process.argv[2] ?? '../../../shared/data/cascade-eval');
let model = trainSoftmax(examples, { ...settings, epochs: 6 });
let known: ReadonlySet<number> = new Set();
for (const limit of stages) {
  known = chooseFeatures(model, examples, limit);
  model = trainSoftmax(examples, { ...settings, epochs: limit === featureCount ? settings.epochs : 6, known });
}
const encoded = encode(model, known);
writeFileSync(
  'src/checks/answer-kind-weights.generated.ts',
  `// Written by scripts/checks/train-answer-kind.ts: do not edit.\nimport type { EncodedAnswerKind } from './answer-kind.js';\n\nexport const encodedAnswerKind: EncodedAnswerKind = ${JSON.stringify(encoded)};\n`,
);
const report = { files: readdirSync('scripts/checks/corpus').length, texts: examples.length, right: 0 };
for (const example of examples) {
  const [refusal, error] = scoreExample(model, example);
  const best = Math.max(refusal, error, 0);
  const kind = best === 0 ? 'ordinary' : best === refusal ? 'refusal' : 'error';
  if (kind === example.kind) report.right += 1;
}
process.stdout.write(`${JSON.stringify(report)}\n`);
