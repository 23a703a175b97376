import { binomialCdf } from './binomial.js';

/**
 * p-value of "the mean loss is at least `bound`" when `losses` were seen, each in [0, 1]: small means that it is surely
 * smaller. Exact binomial tail for losses of 0 and 1 (Clopper and Pearson 1934); else the smaller of the Hoeffding and
 * Bentkus tails (Bates et al., Distribution-Free Risk-Controlling Prediction Sets, 2021).
 */
export function pValueOfMean(losses: readonly number[], bound: number): number {
  const trials = losses.length;
  if (trials === 0 || bound <= 0) return 1;
  if (bound >= 1) return 0;
  const sum = losses.reduce((total, loss) => total + loss, 0);
  if (losses.every((loss) => loss === 0 || loss === 1)) return binomialCdf(sum, trials, bound);
  const mean = sum / trials;
  // Dust of floating-point sums must not push a whole number over the edge.
  const bentkus = Math.E * binomialCdf(Math.ceil(sum - 1e-9), trials, bound);
  return Math.min(1, bentkus, Math.exp(-trials * relativeEntropy(Math.min(mean, bound), bound)));
}

/** The largest mean that `losses` in [0, 1] do not rule out at this error probability: their mean is below it otherwise. */
export function upperBound(losses: readonly number[], error: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (pValueOfMean(losses, middle) <= error) high = middle;
    else low = middle;
  }
  return high;
}

/** The smallest mean that `values` in [0, 1] do not rule out at this error probability. */
export function lowerBound(values: readonly number[], error: number): number {
  return (
    1 -
    upperBound(
      values.map((value) => 1 - value),
      error,
    )
  );
}

/** Kullback-Leibler divergence of two coins, in nats. */
function relativeEntropy(a: number, b: number): number {
  const part = (x: number, y: number): number => (x === 0 ? 0 : x * Math.log(x / y));
  return part(a, b) + part(1 - a, 1 - b);
}
