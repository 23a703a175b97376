import { fromBase64 } from '@cascade/core/provider-kit';
import type { EncodedWeights } from './encode-weights.js';
import type { LinearWeights } from './linear-weights.js';

/** The reverse of `encodeWeights`, up to rounding. Throws on text that is not base64. */
export function decodeWeights(encoded: EncodedWeights): LinearWeights {
  const denseBytes = fromBase64(encoded.dense);
  const view = new DataView(denseBytes.buffer, denseBytes.byteOffset, denseBytes.byteLength);
  const dense = Float32Array.from({ length: denseBytes.length >> 2 }, (_, index) => view.getFloat32(index * 4, true));
  const buckets = Float32Array.from(fromBase64(encoded.buckets), (byte) => {
    const signed = byte > 127 ? byte - 256 : byte;
    return Math.sign(signed) * (signed / 127) ** 2 * encoded.scale;
  });
  return { bias: encoded.bias, dense, buckets };
}
