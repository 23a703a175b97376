import type { RowFile } from '../row-file.js';
import { hashOf } from './request-names.js';

/** A batch as it is kept in a file. Without requests: what it had is used up. */
export interface BatchRow {
  /** The vendor's id. */
  readonly vendorBatch: string;
  readonly provider: string;
  readonly modelId: string;
  /** First 8 hex digits of the SHA-256 of the key. */
  readonly keyId?: string;
  readonly requests: readonly string[];
}

const prefix = 'vendor batch ';

/** The key of such a row in its file; undefined for any other row. */
export function keyOfBatchRow(row: unknown): string | undefined {
  const { vendorBatch, requests } = Object(row);
  return typeof vendorBatch === 'string' && Array.isArray(requests) ? `${prefix}${vendorBatch}` : undefined;
}

/** A request that an earlier process has put into a batch. */
export interface KnownRequest {
  readonly name: string;
  readonly row: BatchRow;
}

/** The batches that are under way, those of earlier processes among them. */
export class BatchRegister {
  readonly #file: RowFile | undefined;
  readonly #known = new Map<string, KnownRequest[]>();
  readonly #unclaimed = new Map<string, number>();
  readonly #used = new Map<string, BatchRow>();

  private constructor(file: RowFile | undefined) {
    this.#file = file;
  }

  static async open(file: RowFile | undefined): Promise<BatchRegister> {
    const register = new BatchRegister(file);
    const byName = new Map<string, KnownRequest>();
    for (const key of file?.keys() ?? []) {
      if (!key.startsWith(prefix)) continue;
      // Only `add` and `finish` write such rows.
      const row = (await file?.read(key)) as BatchRow;
      // A later batch has what an earlier one did not answer.
      for (const name of row.requests) byName.set(name, { name, row });
    }
    for (const known of byName.values()) register.#remember(known);
    return register;
  }

  #remember(known: KnownRequest): void {
    const hash = hashOf(known.name);
    this.#known.set(hash, [...(this.#known.get(hash) ?? []), known]);
    this.#unclaimed.set(known.row.vendorBatch, this.unclaimed(known.row.vendorBatch) + 1);
  }

  /** A request of that hash in a batch of an earlier process; each is given once. */
  claim(hash: string): KnownRequest | undefined {
    const known = this.#known.get(hash)?.shift();
    if (known === undefined) return undefined;
    const { row } = known;
    this.#unclaimed.set(row.vendorBatch, this.unclaimed(row.vendorBatch) - 1);
    this.#used.set(row.vendorBatch, row);
    return known;
  }

  /** How many requests of a batch of an earlier process nobody has asked for yet. */
  unclaimed(batchId: string): number {
    return this.#unclaimed.get(batchId) ?? 0;
  }

  /** Keeps a batch; when it resolves, the batch survives the death of the process. */
  async add(row: BatchRow): Promise<void> {
    this.#used.set(row.vendorBatch, row);
    await this.#file?.append(`${prefix}${row.vendorBatch}`, row);
  }

  /**
   * Everything that was asked for has its answer or has failed, and is kept elsewhere: what failed is asked anew the next
   * time, but for what is in batches that may yet have answers.
   *
   * @returns how many such batches are left
   */
  async finish(isSettled: (batchId: string) => boolean): Promise<number> {
    let left = 0;
    for (const row of this.#used.values()) {
      if (!isSettled(row.vendorBatch)) left++;
      else await this.#file?.append(`${prefix}${row.vendorBatch}`, { ...row, requests: [] });
    }
    return left;
  }
}
