/** `part / whole` in [0, 1]; 0 when there is no whole. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}

/** A count on a logarithmic scale: 0 for 0, 1 for `top` and everything above. */
export function logScale(count: number, top: number): number {
  return Math.min(1, Math.log1p(Math.max(0, count)) / Math.log1p(top));
}

/** 1 for true, 0 for false. */
export function flag(condition: boolean): number {
  return condition ? 1 : 0;
}

/** The value where it means something, else NaN: the scorer then puts the usual value in its place. */
export function when(applies: boolean, value: number): number {
  return applies ? value : Number.NaN;
}
