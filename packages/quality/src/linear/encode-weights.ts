import { toBase64 } from '@cascade/core/provider-kit';
import type { LinearWeights } from './linear-weights.js';

/** A linear model as it is written into a module: JSON-safe, about 1.33 bytes per bucket. */
export interface EncodedWeights {
  readonly bias: number;
  /** Base64 of little-endian 32-bit floats. */
  readonly dense: string;
  /** The largest absolute bucket weight; what the byte 127 stands for. */
  readonly scale: number;
  /** Base64 of one signed byte per bucket: the square root of the weight's share of the scale, times 127. */
  readonly buckets: string;
}

/** Packs a model. Bucket weights lose precision: the square root keeps small ones apart, where most of them are. */
export function encodeWeights(weights: LinearWeights): EncodedWeights {
  const scale = weights.buckets.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
  const bytes = Int8Array.from(weights.buckets, (weight) =>
    scale === 0 ? 0 : Math.round(Math.sign(weight) * Math.sqrt(Math.abs(weight) / scale) * 127),
  );
  const dense = new DataView(new ArrayBuffer(weights.dense.length * 4));
  weights.dense.forEach((weight, index) => {
    dense.setFloat32(index * 4, weight, true);
  });
  return {
    bias: weights.bias,
    dense: toBase64(new Uint8Array(dense.buffer)),
    scale,
    buckets: toBase64(new Uint8Array(bytes.buffer)),
  };
}
