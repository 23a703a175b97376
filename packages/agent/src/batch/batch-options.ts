import type { AgentResult } from '../run/agent-result.js';
import type { AgentCallOptions } from '../run/call-options.js';
import type { AgentInput } from '../run/conversation-of.js';
import type { BatchOutcome, RunInOrderOptions } from './run-in-order.js';
import type { VendorBatchOptions, VendorBatchState } from './vendor/vendor-batch-options.js';

/** A question, a conversation, or either with options of its own. */
export type BatchItem = AgentInput | { readonly input: AgentInput; readonly options?: AgentCallOptions };

/** What became of an item: `{ index, result }` or `{ index, error }`. */
export type AgentBatchOutcome = BatchOutcome<AgentResult>;

export interface BatchProgress {
  readonly done: number;
  readonly failed: number;
  /** Of those done, how many an earlier run of the batch had answered. */
  readonly resumed: number;
  /** Undefined where nobody knows how many there are. */
  readonly total?: number;
  /** What this run of the batch has spent so far, in US dollars, as far as is known. */
  readonly costUsd: number;
  /** With `vendorBatch`: the batches of vendors that are waited for now. */
  readonly waitingFor?: readonly VendorBatchState[];
}

export interface BatchOptions extends RunInOrderOptions {
  /**
   * Hears of each item when it is done; with `vendorBatch` also of each look at a vendor's batch. What it throws ends the batch; what
   * an asynchronous one rejects with is nobody's affair.
   */
  readonly onProgress?: (progress: BatchProgress) => void;
  /**
   * A file, made with mode 0600, that keeps every answer as soon as it is there: the same batch goes on from it, and asks
   * only what has no answer yet.
   */
  readonly resume?: string;
  /**
   * Asks models that have a batch endpoint (OpenAI, Anthropic) in batches, which take up to a day and cost half. Up to
   * 10,000 items are then under way at once, and `concurrency` is for the calls of other models. With `resume` a batch that
   * is under way when the process is killed is found again. Default false.
   */
  readonly vendorBatch?: boolean | VendorBatchOptions;
}
