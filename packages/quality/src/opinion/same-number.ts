import type { NumberReading } from './number-reading.js';

/** Conversions are rounded, as what is "about" a number: a mile is 1.6 kilometres. */
const roughTolerance = 0.006;

/** Whether any reading of one number equals any of the other, rounding of the one with fewer decimals allowed. */
export function sameNumber(left: readonly NumberReading[], right: readonly NumberReading[]): boolean {
  return left.some((a) => right.some((b) => equal(a, b)));
}

function equal(a: NumberReading, b: NumberReading): boolean {
  if (a.unit && b.unit && a.unit.dimension === b.unit.dimension && a.unit.factor !== b.unit.factor) {
    return nearly(a.value * a.unit.factor, b.value * b.unit.factor);
  }
  if ((a.rough || b.rough) && nearly(a.value, b.value)) return true;
  const difference = Math.abs(a.value - b.value);
  if (difference <= 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value))) return true;
  const decimals = Math.min(a.decimals, b.decimals);
  // 66.7 and 66.67 are one answer; 67 and 66.67 may be two: whole numbers are taken at their word.
  if (decimals <= 0 || a.decimals === b.decimals) return false;
  const [rough, fine] = a.decimals < b.decimals ? [a, b] : [b, a];
  // Exactly half a step is rounded up only: 0.13 is 0.125, but 0.4 is not 0.45.
  return difference <= (Math.abs(rough.value) > Math.abs(fine.value) ? 0.5001 : 0.4999) * 10 ** -decimals;
}

function nearly(left: number, right: number): boolean {
  return Math.abs(left - right) <= roughTolerance * Math.max(Math.abs(left), Math.abs(right));
}
