import type { Clock } from '@cascade/core';
import type { BatchRegister } from './batch-register.js';
import { RequestNames } from './request-names.js';
import type { VendorBatch } from './vendor-batch.js';
import type { VendorBatchState } from './vendor-batch-options.js';

/** How long the vendor is given to take notice that nobody waits any more. */
const cancelLimitMs = 10_000;

/** Something that has requests which wait to be sent, or are being sent. */
interface Queue {
  readonly states: readonly VendorBatchState[];
  /** Fails those who wait there. */
  close(error: unknown): void;
}

export interface BatchDeskParts {
  readonly register: BatchRegister;
  readonly clock: Clock;
  readonly onChange: (waitingFor: readonly VendorBatchState[]) => void;
}

/** What the models of one run through many items share: names, batches, and what has to be over before it is. */
export class BatchDesk {
  readonly register: BatchRegister;
  readonly clock: Clock;
  readonly names = new RequestNames();
  readonly #onChange: BatchDeskParts['onChange'];
  readonly #queues = new Set<Queue>();
  readonly #batches = new Map<string, VendorBatch>();
  readonly #left = new Set<VendorBatch>();
  readonly #work = new Set<Promise<void>>();
  #isClosed = false;

  constructor({ register, clock, onChange }: BatchDeskParts) {
    this.register = register;
    this.clock = clock;
    this.#onChange = onChange;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  open(queue: Queue): void {
    this.#queues.add(queue);
  }

  find(batchId: string): VendorBatch | undefined {
    return this.#batches.get(batchId);
  }

  add(batch: VendorBatch): void {
    this.#batches.set(batch.id, batch);
  }

  /** Tells what is waited for now. */
  changed(): void {
    const sending = [...this.#queues].flatMap(({ states }) => states);
    try {
      this.#onChange([...sending, ...[...this.#batches.values()].flatMap(({ state }) => state ?? [])]);
    } catch {
      // A batch is not lost because somebody cannot hear of it.
    }
  }

  track(work: Promise<void>): void {
    const over = work.finally(() => this.#work.delete(over));
    this.#work.add(over);
  }

  /** All who waited for a batch have left: it is cancelled, unless others may come for the rest of it. */
  abandoned(batch: VendorBatch): void {
    this.#left.delete(batch);
    if (!this.#isClosed && this.register.unclaimed(batch.id) > 0) this.#left.add(batch);
    else this.track(batch.cancel(cancelLimitMs));
  }

  /** Fails all who wait, cancels what nobody waits for, and waits until nothing is left to do. */
  async close(error: unknown): Promise<void> {
    this.#isClosed = true;
    for (const queue of this.#queues) queue.close(error);
    for (const batch of this.#batches.values()) {
      if (batch.state === undefined) continue;
      batch.fail(error);
      batch.abandon();
    }
    for (const batch of this.#left) this.abandoned(batch);
    while (this.#work.size > 0) await Promise.all(this.#work);
  }
}
