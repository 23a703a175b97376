import type { TokenLogprob } from '@cascade/core/spec';
import { answerLogprob } from './answer-logprob.js';

/** What the log-probabilities of a draft's tokens come to; natural logarithms, all at most 0, higher is surer. */
export interface LogprobFeatures {
  /** Tokens that were read. */
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  /** 5 %, 10 % and 25 % of the tokens are less likely than this (Gupta et al., 2024: quantiles beat the mean). */
  readonly quantile05: number;
  readonly quantile10: number;
  readonly quantile25: number;
  /** How far the chosen token lies above the best other one, mean over the tokens that name others; at least 0. */
  readonly margin?: number;
  /** Of the final number or choice letter; see `answerLogprob`. */
  readonly answer?: number;
}

/** Tokens read from each end. */
const half = 2_048;
const lowest = -30;

/** Summarises at most 4,096 tokens; undefined when there is none. What is not a number counts as very unlikely. */
export function logprobFeatures(tokens: readonly TokenLogprob[]): LogprobFeatures | undefined {
  if (tokens.length === 0) return undefined;
  const read = (tokens.length <= 2 * half ? tokens : [...tokens.slice(0, half), ...tokens.slice(-half)]).map(clean);
  const sorted = Float64Array.from(read, (token) => token.logprob).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const margin = meanMargin(read);
  const answer = answerLogprob(read);
  return {
    count: read.length,
    mean: sorted.reduce((sum, logprob) => sum + logprob, 0) / sorted.length,
    min: at(0),
    quantile05: at(0.05),
    quantile10: at(0.1),
    quantile25: at(0.25),
    ...(margin !== undefined && { margin }),
    ...(answer !== undefined && { answer: Math.max(lowest, answer) }),
  };
}

function clean(token: TokenLogprob): TokenLogprob {
  const logprob = Number.isNaN(token.logprob) ? lowest : Math.min(0, Math.max(lowest, token.logprob));
  return { ...token, logprob };
}

function meanMargin(tokens: readonly TokenLogprob[]): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { token, logprob, top } of tokens) {
    const others = (top ?? []).filter(([other, value]) => other !== token && !Number.isNaN(value));
    if (others.length === 0) continue;
    const best = others.reduce((highest, [, value]) => Math.max(highest, value), lowest);
    sum += Math.max(0, logprob - Math.min(0, best));
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}
