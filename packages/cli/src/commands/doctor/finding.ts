/** What a look at one thing has shown. */
export interface Finding {
  readonly check: 'configuration' | 'node' | 'clock' | 'database' | 'prices' | 'provider' | 'key' | 'model';
  /** Which one, where there are several. */
  readonly subject?: string;
  /** `warning`: it works, and may not do what is wanted. */
  readonly status: 'ok' | 'warning' | 'failed';
  readonly text: string;
  /** What to do about it. */
  readonly fix?: string;
  /** Of the request that showed it. */
  readonly latencyMs?: number;
}
