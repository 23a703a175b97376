/** 1 / (1 + e^-x), in (0, 1); turns log-odds into what a logistic model calls a probability. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
