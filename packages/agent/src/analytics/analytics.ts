import type { CascadeStats } from '@cascade/quality/eval';

export interface AnalyticsOptions {
  /** Only runs that started then or later, epoch milliseconds. Default: all. */
  readonly sinceMs?: number;
  /** At most so many, the newest. Default 100,000. */
  readonly limit?: number;
}

/** What runs came to: how many, cost, acceptance of drafts, savings; money in US dollars, absent where it is not known. */
export interface Analytics extends CascadeStats {
  /** By entry that answered. */
  readonly byModel: Readonly<Record<string, CascadeStats>>;
  readonly byDomain: Readonly<Record<string, CascadeStats>>;
  readonly byComplexity: Readonly<Record<string, CascadeStats>>;
  readonly byUser: Readonly<Record<string, CascadeStats>>;
  /** By day in UTC, such as `2026-11-20`. */
  readonly byDay: Readonly<Record<string, CascadeStats>>;
  /** There were more runs than the limit: the oldest are not counted. */
  readonly isCut: boolean;
}
