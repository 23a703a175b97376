/** A second entry is asked when the first takes long; whoever speaks first answers, the other is cancelled. Both are paid. */
export interface HedgeOptions {
  /** How long the first entry has for its first content, or its whole answer when nobody streams, in milliseconds. */
  readonly afterMs: number;
}
