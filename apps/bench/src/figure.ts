/** One measured number with what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Written after the value, such as `µs`; empty for plain counts. */
  readonly unit: string;
  /** Where the true median lies with 95 % confidence. Absent for counts and sizes. */
  readonly interval?: readonly [low: number, high: number];
  readonly target: Target;
  /** What it was compared with, in a few words. */
  readonly detail: string;
}

export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** What a bench process sends home. */
export interface BenchReport {
  readonly bench: string;
  readonly measures: string;
  readonly figures: readonly Figure[];
}

/** Counts and sizes are the same on every machine; times are not. */
export function isExact({ unit }: Figure): boolean {
  return unit === '' || unit === 'kB';
}

export function hits({ value, target }: Figure): boolean {
  // Written this way round so that a NaN misses.
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}
