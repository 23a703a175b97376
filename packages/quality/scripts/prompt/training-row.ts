import type { Domain } from '../../src/prompt/prompt-class.js';

/** A text to learn from. */
export interface TrainingText {
  readonly text: string;
  /** Absent: the text teaches difficulty only. */
  readonly domain?: Domain;
  /** 0 to 1. Absent: the text teaches the domain only. */
  readonly difficulty?: number;
  /** How much it counts for the domain, and for the difficulty. Default 1. */
  readonly weight?: number;
  /** Where the difficulty was measured: every source has a level of its own. 0 = the authored labels. */
  readonly source?: number;
}
