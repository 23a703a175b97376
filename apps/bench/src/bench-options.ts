import type { Figure } from './figure.js';

export interface BenchOptions {
  /** Fewer rounds and rows: rough numbers in some seconds. */
  readonly short: boolean;
}

/** A bench: what it measures, in a sentence, and how. */
export interface Bench {
  readonly measures: string;
  run(options: BenchOptions): Promise<readonly Figure[]>;
}
