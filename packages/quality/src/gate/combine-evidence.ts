/** What is known about a draft that passed the hard checks. */
export interface Evidence {
  /** The scorer's word, in [0, 1]: text, prompt and log-probabilities. */
  readonly scorer: number;
  /** How far the second opinion agrees, in [0, 1]; undefined: no evidence. */
  readonly agreement?: number | undefined;
  /** The same of further samples of the drafting model: weaker, since a model repeats its own mistakes. */
  readonly samples?: number | undefined;
  /** How sure the drafting model says it is, in [0, 1]. */
  readonly selfCheck?: number | undefined;
}

/** An agreeing draft begins here: above every threshold of `forCascade`. */
const agreed = 0.86;
/** A contradicted one ends here: below them all. */
const contradicted = 0.55;
const samplesAgreed = 0.72;

/**
 * One score of all the evidence. Agreement of two models was measured to say most (AUROC 0.82 against 0.64 of text
 * alone): it decides the half of the scale, the scorer the place within it.
 */
export function combineEvidence({ scorer, agreement, samples, selfCheck }: Evidence): number {
  let score = scorer;
  if (selfCheck !== undefined) score = (score + selfCheck) / 2;
  if (samples !== undefined) score = mix(samples, contradicted * score, samplesAgreed + (1 - samplesAgreed) * score);
  // Half an agreement of short texts is less than half of the evidence.
  if (agreement !== undefined) score = mix(agreement ** 1.5, contradicted * score, agreed + (1 - agreed) * score);
  return Math.min(1, Math.max(0, score));
}

function mix(share: number, low: number, high: number): number {
  return (1 - share) * low + share * high;
}
