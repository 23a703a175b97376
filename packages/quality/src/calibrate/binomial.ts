/** Probability of at most `successes` in `trials` independent trials of probability `p`. */
export function binomialCdf(successes: number, trials: number, p: number): number {
  if (successes < 0) return 0;
  if (successes >= trials || p <= 0) return 1;
  if (p >= 1) return 0;
  const logOdds = Math.log(p) - Math.log1p(-p);
  let logTerm = trials * Math.log1p(-p);
  let total = Math.exp(logTerm);
  for (let count = 1; count <= successes; count++) {
    logTerm += Math.log((trials - count + 1) / count) + logOdds;
    total += Math.exp(logTerm);
  }
  return Math.min(1, total);
}
