/** How long a batch of a vendor is waited for. */
export interface VendorBatchOptions {
  /**
   * From the beginning of a batch to the first look at it, in milliseconds; later ones are farther and farther apart, up to
   * a minute. Default 1,000.
   */
  readonly pollMs?: number;
  /**
   * Longest wait for one batch, in milliseconds. It is then cancelled, and what it has answered counts. Default 86,400,000
   * (a day, after which vendors end it themselves).
   */
  readonly timeoutMs?: number;
}

/** A batch of a vendor that is waited for. */
export interface VendorBatchState {
  readonly provider: string;
  readonly modelId: string;
  /** The vendor's id; absent while the batch is sent. */
  readonly id?: string;
  /** Requests in it. */
  readonly total: number;
  /** Requests of it that are waited for. */
  readonly waiting: number;
  /** How many requests of the batch are over, as far as the vendor says. */
  readonly done?: number;
}
