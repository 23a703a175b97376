/**
 * Trains the model of `disorder`, writes src/checks/disorder-weights.generated.ts and prints how it does on the texts
 * that it learned from. Deterministic. From packages/quality:
 *
 *   npx esbuild scripts/checks/train-disorder.ts --bundle --platform=node --format=esm --conditions=cascade-source \
 *     --outfile=dist/train-disorder.mjs && node dist/train-disorder.mjs [folder of graded answers] [set to leave out]
 */
import { writeFileSync } from 'node:fs';
import { orderValue, sumOrder } from '../../src/checks/disorder.js';
import { hashOrder, type OrderHashes, orderHashBits } from '../../src/checks/hash-order.js';
import { toBase85 } from '../../src/linear/base85.js';
import { seededRandom, shuffle } from '../../src/linear/index.js';
import { garble } from './garble.js';
import { readOrdinary } from './read-ordinary.js';

interface Row {
  readonly hashes: OrderHashes;
  readonly target: 0 | 1;
  readonly weight: number;
}

const epochs = 5;
const learningRate = 0.15;
const l2 = 1e-3;
const size = 2 ** orderHashBits;

interface Model {
  bias: number;
  readonly weights: Float64Array;
}

function scoreOf(model: Model, hashes: OrderHashes): number {
  return model.bias + sumOrder(hashes, (id) => model.weights[id] ?? 0);
}

/** Logistic regression by AdaGrad (Duchi et al., 2011). */
function train(rows: readonly Row[]): Model {
  const model: Model = { bias: 0, weights: new Float64Array(size) };
  const squares = new Float64Array(size).fill(1e-2);
  const order = Uint32Array.from(rows.keys());
  const random = seededRandom(3);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      const slope = row.weight * (1 / (1 + Math.exp(-scoreOf(model, row.hashes))) - row.target);
      model.bias -= 0.01 * slope;
      for (const ids of [row.hashes.pairs, row.hashes.runs]) {
        const value = orderValue(ids.length);
        for (const id of ids) {
          const weight = model.weights[id] ?? 0;
          const full = slope * value + l2 * weight;
          const square = (squares[id] ?? 0) + full * full;
          squares[id] = square;
          model.weights[id] = weight - (learningRate * full) / Math.sqrt(square);
        }
      }
    }
  }
  return model;
}

function encode({ bias, weights }: Model): { bias: number; scale: number; weights: string } {
  const sizes = [...weights].map(Math.abs).sort((left, right) => left - right);
  const scale = sizes[Math.floor(sizes.length * 0.995)] ?? 1;
  const bits = [...weights].map(
    (weight) => 8 + Math.sign(weight) * Math.round(Math.sqrt(Math.min(Math.abs(weight) / scale, 1)) * 7),
  );
  const bytes = Uint8Array.from({ length: size / 2 }, (_, at) => (bits[2 * at] ?? 8) | ((bits[2 * at + 1] ?? 8) << 4));
  return { bias: Number(bias.toFixed(3)), scale: Number(scale.toFixed(4)), weights: toBase85(bytes) };
}

const folder = process.argv[2] ?? '../../../shared/data/cascade-eval';
const ordinary = readOrdinary(folder, process.argv[3]);
const random = seededRandom(11);
const rows: Row[] = [];
for (const { text, weight } of ordinary) {
  rows.push({ hashes: hashOrder(text), target: 0, weight: 4 * weight });
  for (const noise of garble(text, ordinary, random)) rows.push({ hashes: hashOrder(noise), target: 1, weight });
}
const model = train(rows);
writeFileSync(
  'src/checks/disorder-weights.generated.ts',
  `// Written by scripts/checks/train-disorder.ts: do not edit.\nimport type { EncodedDisorder } from './disorder.js';\n\nexport const encodedDisorder: EncodedDisorder = ${JSON.stringify(encode(model))};\n`,
);
const above = (target: 0 | 1, least: number): number => {
  const scores = rows.filter((row) => row.target === target).map(({ hashes }) => scoreOf(model, hashes));
  return scores.filter((score) => score >= least).length / scores.length;
};
process.stdout.write(
  `${JSON.stringify({ rows: rows.length, ...Object.fromEntries([0, 1, 2, 3].map((least) => [least, [above(0, least), above(1, least)]])) })}\n`,
);
