import type { NumberReading } from './number-reading.js';

/** Whether any reading of one number equals any of the other, rounding of the one with fewer decimals allowed. */
export function sameNumber(left: readonly NumberReading[], right: readonly NumberReading[]): boolean {
  return left.some((a) => right.some((b) => equal(a, b)));
}

function equal(a: NumberReading, b: NumberReading): boolean {
  const difference = Math.abs(a.value - b.value);
  if (difference <= 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value))) return true;
  const decimals = Math.min(a.decimals, b.decimals);
  // 66.7 and 66.67 are one answer; 67 and 66.67 may be two: whole numbers are taken at their word.
  return decimals > 0 && a.decimals !== b.decimals && difference <= 0.5001 * 10 ** -decimals;
}
