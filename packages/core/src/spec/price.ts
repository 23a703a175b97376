/** US dollars per million tokens. */
export interface Rates {
  readonly inputPer1M: number;
  readonly outputPer1M: number;
  /** Default: the input rate. */
  readonly cacheReadPer1M?: number;
  /** Default: the input rate. */
  readonly cacheWritePer1M?: number;
  /** What is kept for an hour. Default: `cacheWritePer1M`. */
  readonly cacheWrite1hPer1M?: number;
}

/** What a model costs. A step's rates apply to the whole request once its input exceeds the step. */
export interface Price extends Rates {
  /** One rate for input and output, for want of better knowledge: costs say `blended`. */
  readonly isBlended?: boolean;
  readonly steps?: readonly (Rates & { readonly aboveInputTokens: number })[];
}

/**
 * Where a cost comes from. `reported`: the vendor named it. `priced`: reported usage times the price. `covered`: paid for
 * by a subscription. `blended`: a sum of several kinds, or one rate for
 * input and output. `estimated`: from estimated usage. `orphaned`: a reservation
 * nobody settled.
 */
export type CostBasis = 'reported' | 'priced' | 'covered' | 'blended' | 'estimated' | 'orphaned';
