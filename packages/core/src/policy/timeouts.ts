/** Time limits in milliseconds; 0 means none. The nearest setting wins: call, entry, cascade. */
export interface Timeouts {
  /** From the start of a streamed attempt to its first content. Default 120,000. */
  readonly firstContentMs?: number;
  /** Between two events of a stream; before the first content any sign of life counts, after it only content. Default 60,000. */
  readonly idleMs?: number;
  /** One attempt. Default 600,000. */
  readonly attemptMs?: number;
  /** The whole run. Default: none. */
  readonly runMs?: number;
  /** The gate, each time it plans or judges; one that takes longer is no evidence. Default 30,000. */
  readonly gateMs?: number;
}

export const defaultTimeouts: Required<Timeouts> = {
  firstContentMs: 120_000,
  idleMs: 60_000,
  attemptMs: 600_000,
  runMs: 0,
  gateMs: 30_000,
};
