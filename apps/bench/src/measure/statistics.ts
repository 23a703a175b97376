/** A median, and where the true one lies with 95 % confidence. */
export interface Estimate {
  readonly median: number;
  readonly interval: readonly [low: number, high: number];
}

/** What each round of one contender has over the same round of another. */
export function difference(values: readonly number[], base: readonly number[]): Estimate {
  return estimate(values.map((value, round) => value - (base[round] ?? Number.NaN)));
}

/** How each round of one contender compares with the same round of another. */
export function ratio(values: readonly number[], base: readonly number[]): Estimate {
  return estimate(values.map((value, round) => value / (base[round] ?? Number.NaN)));
}

/**
 * The interval is read off the sorted values themselves (the ranks between which a binomial of one half falls in 95 of
 * 100 cases), so that it supposes nothing about their distribution. With fewer than six values it is all of them.
 */
export function estimate(values: readonly number[]): Estimate {
  const sorted = values.toSorted((left, right) => left - right);
  const count = sorted.length;
  const reach = 0.98 * Math.sqrt(count);
  const low = Math.max(0, Math.floor(count / 2 - reach) - 1);
  return { median: median(sorted), interval: [at(sorted, low), at(sorted, count - 1 - low)] };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
