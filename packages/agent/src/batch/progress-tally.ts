import { RunError } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import { GuardrailError } from '../guardrails/guardrail-error.js';
import type { AgentBatchOutcome, BatchOptions } from './batch-options.js';
import type { VendorBatchState } from './vendor/vendor-batch-options.js';

/** Counts what is done, and tells whoever wants to hear. */
export class ProgressTally {
  readonly #total: number | undefined;
  readonly #onProgress: BatchOptions['onProgress'];
  readonly #counts = { done: 0, failed: 0, resumed: 0, costUsd: 0 };
  #problem: { readonly error: unknown } | undefined;
  #waitingFor: readonly VendorBatchState[] | undefined;

  constructor(total: number | undefined, onProgress: BatchOptions['onProgress']) {
    this.#total = total;
    this.#onProgress = onProgress;
  }

  count(outcome: AgentBatchOutcome, isResumed: boolean): void {
    this.#counts.done++;
    this.#counts.failed += 'error' in outcome ? 1 : 0;
    this.#counts.resumed += isResumed ? 1 : 0;
    this.#counts.costUsd += isResumed ? 0 : costOf(outcome);
    if (this.#problem !== undefined) throw this.#problem.error;
    this.#tell();
  }

  /** What the hearer throws now ends the batch with the next item. */
  waitFor(batches: readonly VendorBatchState[]): void {
    this.#waitingFor = batches;
    try {
      this.#tell();
    } catch (error) {
      this.#problem ??= { error };
    }
  }

  #tell(): void {
    const told: unknown = this.#onProgress?.({
      ...this.#counts,
      ...defined({ total: this.#total, waitingFor: this.#waitingFor }),
    });
    // What an asynchronous one rejects with is nobody's affair, and ends no process.
    Object(told).then?.(undefined, () => {});
  }
}

function costOf(outcome: AgentBatchOutcome): number {
  if ('result' in outcome) return outcome.result.totalCost ?? 0;
  const { error } = outcome;
  const attempts = RunError.isInstance(error) ? error.attempts : [];
  const blocked = GuardrailError.isInstance(error) ? (error.costUsd ?? 0) : 0;
  return attempts.reduce((sum, { costUsd = 0 }) => sum + costUsd, blocked);
}
