import { toBase85 } from '../../src/linear/base85.js';
import { encodeIds } from '../../src/linear/id-steps.js';
import type { EncodedPromptModel } from '../../src/prompt/prompt-model.js';
import { type FullModel, outputs } from './train-model.js';

/** Features with a weight for every output; all others keep the one that says most, at a third of the bytes. */
const fullRows = 20_000;

/** Packs a model whose features were already limited to those worth shipping; `ranked` has the most telling first. */
export function encodeModel(
  model: FullModel,
  ranked: readonly number[],
  levels: readonly number[],
): EncodedPromptModel {
  const known = ranked.filter((id) => model.rowOf[id] !== 0);
  const ids = known.slice(0, fullRows).sort((left, right) => left - right);
  const singleIds = known.slice(fullRows).sort((left, right) => left - right);
  const scales = Array.from({ length: outputs }, (_, output) => largeWeight(model, known, output));
  const rowAt = (id: number) => {
    const start = ((model.rowOf[id] ?? 1) - 1) * outputs;
    return model.rows.subarray(start, start + outputs);
  };
  const packed = new Uint8Array(Math.ceil((ids.length * outputs) / 2));
  ids.forEach((id, place) => {
    rowAt(id).forEach((weight, output) => {
      const at = place * outputs + output;
      packed[at >> 1] = (packed[at >> 1] ?? 0) | (encodeWeight(weight, scales[output] ?? 1) << ((at & 1) * 4));
    });
  });
  const singleWeights = Uint8Array.from(singleIds, (id) => {
    const [output, weight] = mostTelling(rowAt(id));
    return (output << 4) | encodeWeight(weight, scales[output] ?? 1);
  });
  const round = (value: number) => Number(value.toFixed(4));
  return {
    outputs,
    bias: Array.from(model.bias, round),
    shape: Array.from(model.dense, round),
    scales: scales.map(round),
    ids: toBase85(encodeIds(ids)),
    weights: toBase85(packed),
    singleIds: toBase85(encodeIds(singleIds)),
    singleWeights: toBase85(singleWeights),
    levels: levels.map(round),
  };
}

/** Of the domains only: what all domains share changes nothing between them. */
function mostTelling(row: Float32Array): [output: number, weight: number] {
  const domainWeights = row.subarray(0, outputs - 1);
  const mean = domainWeights.reduce((sum, weight) => sum + weight, 0) / domainWeights.length;
  let best = 0;
  domainWeights.forEach((weight, output) => {
    if (Math.abs(weight - mean) > Math.abs((domainWeights[best] ?? 0) - mean)) best = output;
  });
  return [best, (((domainWeights[best] ?? 0) - mean) * (outputs - 1)) / (outputs - 2)];
}

function encodeWeight(weight: number, scale: number): number {
  return Math.round(Math.sign(weight) * Math.sqrt(Math.min(1, Math.abs(weight) / scale)) * 7) + 8;
}

/** The weight that 1 in 500 exceed: clipping these few leaves finer steps for the rest. */
function largeWeight(model: FullModel, ids: readonly number[], output: number): number {
  const sizes = ids.map((id) => Math.abs(model.rows[((model.rowOf[id] ?? 1) - 1) * outputs + output] ?? 0));
  sizes.sort((left, right) => right - left);
  return sizes[Math.floor(sizes.length / 500)] ?? 1;
}

/** The `count` features, best first, that move the outputs most: their largest weight times the root of how often they occur. */
export function chooseFeatures(
  model: FullModel,
  texts: readonly { body: Uint32Array; edge: Uint32Array }[],
  count: number,
): number[] {
  const occurrences = new Float32Array(model.rowOf.length);
  for (const { body, edge } of texts) {
    for (const ids of [body, edge]) for (const id of ids) occurrences[id] = (occurrences[id] ?? 0) + 1;
  }
  const scored = [...model.rowOf.keys()]
    .filter((id) => model.rowOf[id] !== 0)
    .map((id) => {
      const start = ((model.rowOf[id] ?? 1) - 1) * outputs;
      const most = model.rows
        .subarray(start, start + outputs)
        .reduce((high, weight) => Math.max(high, Math.abs(weight)), 0);
      return { id, value: most * Math.sqrt(occurrences[id] ?? 0) };
    });
  scored.sort((left, right) => right.value - left.value || left.id - right.id);
  return scored.slice(0, count).map(({ id }) => id);
}
