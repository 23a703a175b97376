import type { BatchShelf } from './batches/batch-shelf.js';
import type { Memory } from './memory.js';
import type { ScriptBook } from './script-book.js';
import type { Seal } from './seal.js';

/** What all requests of one upstream share. */
export interface Upstream {
  readonly seed: number;
  readonly slowMs: number;
  readonly seal: Seal;
  readonly memory: Memory;
  readonly scripts: ScriptBook;
  readonly models: readonly string[];
  readonly batches: BatchShelf;
  now(): number;
  isUnknownModel(model: string): boolean;
  /** A number that no other request of this upstream has. */
  ordinal(): number;
  trapUrl(): Promise<string>;
}
