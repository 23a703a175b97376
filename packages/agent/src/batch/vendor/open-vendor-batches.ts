import { type CascadeOptions, type Clock, ProviderError, systemClock } from '@cascade/core';
import type { RowFile } from '../row-file.js';
import { applyBatches } from './apply-batches.js';
import { BatchDesk } from './batch-desk.js';
import { BatchRegister } from './batch-register.js';
import { CallSlots } from './call-slots.js';
import type { VendorBatchOptions, VendorBatchState } from './vendor-batch-options.js';

/** Requests go out together when none has come for so long. */
const mostCollectMs = 1_000;

export interface VendorBatchesOptions extends VendorBatchOptions {
  /** How many calls are made at once of models without a batch endpoint. Default 4. */
  readonly concurrency?: number;
  /**
   * Where batches are kept as soon as they are begun, so that a process that is killed finds them again; its rows are
   * known by `keyOfBatchRow`. Default: nowhere.
   */
  readonly file?: RowFile;
  /** Hears what is waited for, when that changes and after each look. */
  readonly onChange?: (waitingFor: readonly VendorBatchState[]) => void;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
}

/** Asks the models of cascades in batches of their vendors. */
export interface VendorBatches {
  /** The options of a cascade, with models that are asked in batches, at the price of batches. */
  apply(options: CascadeOptions): CascadeOptions;
  /**
   * All that was asked for is answered, or has failed, and is kept: what failed is asked anew the next time.
   *
   * @returns how many batches stay in the file: they may yet have answers, for their end was not seen
   */
  finish(): Promise<number>;
  /** Ends all calls, cancels their batches, and waits until that is over. */
  close(): Promise<void>;
}

export async function openVendorBatches(options: VendorBatchesOptions = {}): Promise<VendorBatches> {
  const { pollMs = 1_000, timeoutMs = 86_400_000, concurrency = 4, file, clock = systemClock } = options;
  const register = await BatchRegister.open(file);
  const desk = new BatchDesk({ register, clock, onChange: options.onChange ?? (() => {}) });
  const slots = new CallSlots(concurrency);
  const parts = { pollMs, timeoutMs, collectMs: Math.min(pollMs, mostCollectMs), desk, slots };
  return {
    apply: (cascade) => applyBatches(cascade, parts),
    finish: () => register.finish((batchId) => desk.find(batchId)?.isSettled === true),
    close: () => {
      const message = 'The batch is over';
      return desk.close(new ProviderError({ class: 'aborted', scope: 'request', message }));
    },
  };
}
