import type { Price } from '@cascade/core/spec';
import type { RecordedAnswer } from './eval-row.js';

/** What a model costs, from what its recorded answers cost: least squares over input and output tokens. */
export function fitPrice(answers: readonly RecordedAnswer[]): Price | undefined {
  let [ii, io, oo, ic, oc] = [0, 0, 0, 0, 0];
  for (const { inputTokens: input, outputTokens: output, costUsd } of answers) {
    if (!Number.isFinite(input + output + costUsd)) continue;
    ii += input * input;
    io += input * output;
    oo += output * output;
    ic += input * costUsd;
    oc += output * costUsd;
  }
  const determinant = ii * oo - io * io;
  // All answers alike: one rate for both.
  const flat = ii + 2 * io + oo === 0 ? undefined : (ic + oc) / (ii + 2 * io + oo);
  if (flat === undefined) return undefined;
  const isSingular = determinant < 1e-9 * ii * oo || ii * oo === 0;
  const input = isSingular ? flat : (ic * oo - oc * io) / determinant;
  const output = isSingular ? flat : (oc * ii - ic * io) / determinant;
  return { inputPer1M: Math.max(0, input) * 1e6, outputPer1M: Math.max(0, output) * 1e6 };
}
