import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../json.js';
import type { BatchFate, BatchLogEntry } from './batch-fate.js';

/** A request in a batch. */
export interface BatchedRequest {
  readonly id: string;
  /** Where it would go by itself. */
  readonly path: string;
  readonly body: Json;
}

export interface StoredBatch {
  readonly log: BatchLogEntry;
  readonly fate: BatchFate;
  readonly requests: readonly BatchedRequest[];
  /** Of the submission: its key and version hold for all requests. */
  readonly headers: IncomingHttpHeaders;
  readonly createdAtMs: number;
  /** What the vendor says of it besides, such as the ids of files. */
  readonly facts: Record<string, unknown>;
  isCancelled: boolean;
  /** It is over, or about to be. */
  ending?: Promise<void>;
  /** The rows of its results, once it is over. */
  rows?: readonly object[];
}

/** The files and batches of one upstream. */
export class BatchShelf {
  readonly files = new Map<string, string>();
  readonly logs: BatchLogEntry[] = [];
  readonly #batches = new Map<string, StoredBatch>();
  readonly #fates: BatchFate[] = [];

  script(fates: readonly BatchFate[]): void {
    this.#fates.push(...fates);
  }

  /** The fault with which the next batch is refused; it is the next one's no longer. */
  nextFault(): string | undefined {
    return this.#fates[0]?.fault === undefined ? undefined : this.#fates.shift()?.fault;
  }

  /** What becomes of the next batch. */
  takeFate(): BatchFate {
    return this.#fates.shift() ?? {};
  }

  add(batch: Omit<StoredBatch, 'isCancelled'>): StoredBatch {
    const stored = { ...batch, isCancelled: false };
    this.#batches.set(batch.log.id, stored);
    this.logs.push(batch.log);
    return stored;
  }

  find(id: string): StoredBatch | undefined {
    return this.#batches.get(id);
  }

  /** In the order in which they came. */
  allOf(vendor: BatchLogEntry['vendor']): readonly StoredBatch[] {
    return [...this.#batches.values()].filter(({ log }) => log.vendor === vendor);
  }

  clear(): void {
    this.files.clear();
    this.#batches.clear();
    this.#fates.length = 0;
    this.logs.length = 0;
  }
}
