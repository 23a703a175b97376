/** A linear model over named-by-position dense features and hashed buckets. */
export interface LinearWeights {
  readonly bias: number;
  /** One weight per dense feature, in the caller's order; empty when the model reads text only. */
  readonly dense: Float32Array;
  /** One weight per bucket; the length is a power of two, or 0 when the model reads no text. */
  readonly buckets: Float32Array;
}

/** What one row looks like to a linear model. */
export interface LinearInput {
  /** Distinct bucket ids from `hashText`; each counts 1 / sqrt(number of ids), so long texts do not weigh more. */
  readonly buckets: Uint32Array;
  /** Dense features, best within about [-3, 3]. Default none. */
  readonly dense?: readonly number[];
}
